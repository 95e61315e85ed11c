/** The languages in which days, hours and tables can be read. */
export type Tongue = 'it' | 'en';

export function tongueOf(language: string | null | undefined): Tongue | null {
  return language === 'it' || language === 'en' ? language : null;
}
