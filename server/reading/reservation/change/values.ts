import { meet, type Span } from '../../span.ts';
import type { When } from '../../when/when.ts';
import type { Company } from '../company.ts';
import { amountOf, besides, type Line } from '../line.ts';
import { hourIn } from '../readings.ts';
import type { Said } from '../tell-apart.ts';

/** What of a booking a value tells; a number alone may tell any of them ("9 instead of 8"). */
export type Field = 'people' | 'day' | 'hour' | 'number';

/** One value of one field, wherever it is told in a message of change: the new one, the old one, or one said by the way. */
export type Value = Span & {
  field: Field;
  /** Where the value itself begins, behind its small words: the 8 of "alle 8". */
  core: number;
  /** People that are named, not counted: "i suoceri". */
  isNamed: boolean;
  /** To compare by: `6`, `2026-03-14`, `20:00`. */
  told: string;
  /** What was read, of this field alone. */
  of: Said;
};

/** Every day, hour, number of people and number alone, in the order of the text; `taken`: words that say something else. */
export function valuesIn(line: Line, { whens, company }: Said, taken: readonly Span[]): Value[] {
  const people = company.filter(({ count, strength }) => count && strength > 1);
  const counted = countedOf(line, people);
  const told = people.filter((one) => one.count !== 1 || counted.has(one));
  const all = [
    ...whens.flatMap((one) => [dayOf(one), hourOf(one)]),
    ...told.map((one) => peopleOf(line.text, one, counted.has(one))),
    ...numbersAlone(line, [...taken, ...told]),
  ].filter((one) => one !== null);
  return all
    .map((one) => ({ isNamed: false, ...one, core: coreOf(line.text, one) }))
    .sort((a, b) => a.core - b.core);
}

type Bare = Omit<Value, 'core' | 'isNamed'> & { isNamed?: boolean };

const smallWords =
  /^(?:(?:a|al|alle|all|le|i|gli|il|l|lo|la|in|per|x|di|del|delle|dell|da|dal|dalle|dall|ore|h|verso|tipo|the|at|on|for|of|to|by|like|say|about|around|till|until|un|an?)(?![\p{L}])['’.]?\s*){1,3}/iu;

function coreOf(text: string, { from, to }: Span): number {
  const small = text.slice(from, to).match(smallWords)?.[0].length ?? 0;
  return small < to - from ? from + small : from;
}

/** The day without its hour. */
function dayOf(when: When): Bare | null {
  const { time: _, choices: __, ...rest } = when;
  if (!['date', 'datetime', 'datetimerange'].includes(when.kind)) return null;
  const values = when.values.flatMap(({ start }) => {
    const day = start?.match(/^\d{4}-\d\d-\d\d/)?.[0];
    return day === undefined ? [] : [{ start: day, end: null }];
  });
  const told = values[0]?.start;
  if (told === undefined) return null;
  const { from, to } = when.date ?? when;
  const day: When = { ...rest, from, to, kind: 'date', values };
  return { from, to, field: 'day', told, of: { whens: [day], company: [] } };
}

/** The hour without its day; a part of the day ("a cena") is none. */
function hourOf(when: When): Bare | null {
  const { date: _, choices: __, ...rest } = when;
  const told = hourIn(when.values[0]?.start);
  const isRange = when.kind.endsWith('timerange');
  if (told === undefined || (!isRange && !['time', 'datetime'].includes(when.kind))) return null;
  if (isRange && (when.part !== undefined || when.time === undefined)) return null;
  const { from, to } = when.time ?? when;
  const values = when.values.map(({ start, end }) => ({
    start: hourIn(start) ?? null,
    end: hourIn(end) ?? null,
  }));
  const hour: When = { ...rest, from, to, kind: isRange ? 'timerange' : 'time', values };
  return { from, to, field: 'hour', told, of: { whens: [hour], company: [] } };
}

/** "In 6" may be an hour as well as people; "6 persone" may not. */
function peopleOf(text: string, one: Company, isCounted: boolean): Bare {
  const core = coreOf(text, one);
  return {
    ...{ from: one.from, to: one.to, told: String(one.count), of: { whens: [], company: [one] } },
    field: /^\d{1,2}$/.test(text.slice(core, one.to)) ? 'number' : 'people',
    isNamed: !isCounted,
  };
}

/** Those of whom a number is told; the others are named: "i suoceri". */
function countedOf({ words, meanings }: Line, company: readonly Company[]): Set<Company> {
  const counted = new Set<Company>();
  let next = 0;
  for (const one of company) {
    while ((words[next]?.from ?? Number.POSITIVE_INFINITY) < one.from) next += 1;
    for (let at = next; (words[at]?.to ?? Number.POSITIVE_INFINITY) <= one.to; at++) {
      const isNumber = words[at]?.kind === 'digits' || meanings[at]?.number != null;
      if (isNumber && !articles.has(words[at]?.text ?? '')) counted.add(one);
    }
  }
  return counted;
}

/** Numbers that nobody has read: "7", "8.15"; none of minutes, nor of a code. */
export function numbersAlone(line: Line, taken: readonly Span[]): Bare[] {
  const rest = besides(
    line,
    taken.toSorted((a, b) => a.from - b.from),
  );
  return rest.words.flatMap(({ from, text, glued }, at) => {
    const count = amountOf(rest, at);
    if (count === null || glued || articles.has(text)) return [];
    const written = line.text.slice(from, from + 6).match(/^\d{1,2}[.:][0-5]\d(?!\d)/)?.[0];
    const to = written ? from + written.length : (line.words[at]?.to ?? from);
    if (
      /^(?:[\p{L}\d%€£$/-]|[.:,]\d|\s*(?:min|hour|hr|or[ae]\b|day|giorn|week|settiman|ann|year|table|tavol))/iu.test(
        line.text.slice(to, to + 10),
      )
    )
      return [];
    const told = written?.replace('.', ':') ?? String(count);
    return [{ from, to, field: 'number' as const, told, of: nothing }];
  });
}

const articles = new Set(['un', 'uno', 'una', 'one', 'n', 'na', 'nu', 'a', 'an']);
const nothing: Said = { whens: [], company: [] };

/** Whether two values stand in the same finding: a day with its hour. */
export function isOneBreath(text: string, one: Span, next: Span): boolean {
  return meet(one, next) || /^[\s,]*$/.test(text.slice(one.to, next.from));
}

/** "Please change to 3 persons and 19.30". */
export function areJoined(text: string, one: Span, next: Span): boolean {
  return /^\s*(?:and|e|ed|&|\+)\s+(?:(?:at|alle|le)\s+)?$/iu.test(text.slice(one.to, next.from));
}
