import type { Context } from 'hono';

/** The languages our public pages speak. The app's own words are in locales/. */
export const tongues = ['it', 'en'] as const;
export type Tongue = (typeof tongues)[number];

/** The same words in every language: a page's dictionary. A sentence with a number or a name in it is a function. */
export type Dictionary<Words> = Readonly<Record<Tongue, Words>>;

/** The reader's language: `?lang=`, else the browser's first that we speak, else the firm's, else English. */
export function tongueOf(c: Context, firms: string): Tongue {
  const wished = [c.req.query('lang') ?? '', ...accepted(c.req.header('accept-language')), firms];
  return wished.find(isTongue) ?? 'en';
}

/** "it-IT,it;q=0.9,en;q=0.8" -> it, it, en: best first, regions left out. */
function accepted(header = ''): string[] {
  const wishes = header.split(',').map((wish) => {
    const [range = '', ...options] = wish.trim().toLowerCase().split(';');
    const quality = options.find((one) => one.trim().startsWith('q='))?.split('=')[1] ?? '1';
    return { language: range.split('-')[0] ?? '', quality: Number(quality) || 0 };
  });
  return wishes
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map((wish) => wish.language);
}

function isTongue(language: string): language is Tongue {
  return (tongues as readonly string[]).includes(language);
}

/** How numbers and dates are written in a language: English as in Europe. */
export function localeOf(tongue: Tongue): string {
  return tongue === 'en' ? 'en-GB' : tongue;
}

/** A share as readers say it: .963 -> "96%". All is said only of all, nothing only of nothing. */
export function percent(share: number, tongue: Tongue): string {
  const whole = Math.round(share * 100);
  const honest = share > 0 && share < 1 ? Math.min(99, Math.max(1, whole)) : whole;
  return new Intl.NumberFormat(localeOf(tongue), { style: 'percent' }).format(honest / 100);
}

/** Marta, Gino and Sara. */
export function listed(names: readonly string[], tongue: Tongue): string {
  return new Intl.ListFormat(localeOf(tongue), { type: 'conjunction' }).format(names);
}

/** A moment on the firm's own wall. */
export function dated(
  at: Date,
  { tongue, timeZone }: { tongue: Tongue; timeZone: string },
  style: Intl.DateTimeFormatOptions,
): string {
  return new Intl.DateTimeFormat(localeOf(tongue), { ...style, timeZone }).format(at);
}
