import type { Reader, Reading } from './when-spec.ts';

type Known = {
  get(part: string): number | null;
  isCertain(part: string): boolean;
};
type Found = { index: number; text: string; start: Known; end: Known | null | undefined };
type Parser = { parse(text: string, reference: object): Found[] };
type Chrono = { en: Parser; it?: Parser };

/** chrono-node as a reader of the same cases; null where it is not installed. */
export async function chronoReader(): Promise<((language: 'it' | 'en') => Reader) | null> {
  const library: Promise<unknown> = import('chrono-node');
  const chrono = await (library as Promise<Chrono>).catch(() => null);
  if (chrono === null) return null;
  return (language) => (text, now) => {
    const parser = chrono[language] ?? chrono.en;
    const instant = new Date(`${now.date}T${now.time || '00:00:00'}Z`);
    return parser.parse(text, { instant, timezone: 0 }).map(readingOf);
  };
}

function readingOf({ index, text, start, end }: Found): Reading {
  const timed = start.isCertain('hour');
  const dated = ['day', 'weekday', 'month', 'year'].some((part) => start.isCertain(part));
  const side = (one: Known) => textOf(one, dated, timed);
  const bare = timed ? (dated ? 'datetime' : 'time') : 'date';
  const values = [{ start: side(start), end: end ? side(end) : null }];
  return {
    from: index,
    to: index + text.length,
    kind: end ? `${bare}range` : bare,
    values,
    ambiguous: false,
  };
}

function textOf(one: Known, dated: boolean, timed: boolean): string {
  const two = (part: string) => String(one.get(part) ?? 0).padStart(2, '0');
  const date = `${String(one.get('year') ?? 0).padStart(4, '0')}-${two('month')}-${two('day')}`;
  const time = `${two('hour')}:${two('minute')}:${two('second')}`;
  if (!timed) return date;
  return dated ? `${date}T${time}` : time;
}
