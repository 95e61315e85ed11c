/** Countries, zones and languages as the browser knows them: no list of ours to keep. */

interface Option {
  value: string;
  label: string;
}

interface Place {
  country: string;
  timeZone: string;
  language: string;
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const notCountries = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN']);
const spoken =
  'it en fr de es pt nl pl ro sq el tr uk ru ar zh ja ko da sv no fi cs sk sl hr hu bg';

/** Every country by its name in a language; codes that are only old names of others are left out. */
export function countries(language: string): Option[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const seen = new Map<string, string>();
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const label = notCountries.has(code) || code.startsWith('X') ? undefined : names.of(code);
    if (label && code !== 'ZZ' && new Intl.Locale('und', { region: code }).region === code)
      seen.set(label, seen.get(label) ?? code);
  }
  return [...seen].map(([label, value]) => ({ value, label })).sort(byLabel(language));
}

export function zones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}

/** The languages people write in most around here. */
export function languages(language: string): Option[] {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return spoken
    .split(' ')
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort(byLabel(language));
}

/** A first guess from the browser's language: `de-AT` is Austria, plain `it` is Italy. */
export function guessPlace(tag: string, language: string): Place {
  const country = new Intl.Locale(tag).maximize().region ?? 'IT';
  return { country, timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone, language };
}

function byLabel(language: string): (a: Option, b: Option) => number {
  const { compare } = new Intl.Collator(language);
  return (a, b) => compare(a.label, b.label);
}
