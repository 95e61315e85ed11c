import { meet, type Span } from '../../span.ts';
import type { When } from '../../when/when.ts';
import type { Company } from '../company.ts';
import { amountOf, besides, type Line } from '../line.ts';
import { hourIn } from '../moment.ts';
import type { Said } from '../tell-apart.ts';

/** What of a booking a value tells; a number alone may tell any of them ("9 instead of 8"). */
export type Field = 'people' | 'day' | 'hour' | 'number';

/** One value of one field, wherever it is told in a message of change: the new one, the old one, or one said by the way. */
export type Value = Span & {
  field: Field;
  /** Where the value itself begins, behind its small words: the 8 of "alle 8". */
  core: number;
  /** To compare by: `6`, `2026-03-14`, `20:00`. */
  told: string;
  /** What was read, of this field alone. */
  of: Said;
};

/** Every day, hour, number of people and number alone, in the order of the text. */
export function valuesIn(line: Line, { whens, company }: Said): Value[] {
  const counted = company.filter(({ count, strength }) => count && strength > 1);
  const all = [
    ...whens.flatMap((one) => [dayOf(one), hourOf(one)]),
    ...counted.map((one) => peopleOf(line, one)),
    ...numbersAlone(line, [...whens, ...counted]),
  ].filter((one) => one !== null);
  return all
    .map((one) => ({ ...one, core: coreOf(line.text, one) }))
    .sort((a, b) => a.core - b.core);
}

type Bare = Omit<Value, 'core'>;

const smallWords =
  /^(?:(?:a|al|alle|all|le|il|l|lo|la|in|per|x|di|del|delle|dell|da|dal|dalle|dall|ore|h|verso|tipo|the|at|on|for|of|to|by|like|say|about|around|till|until|un|an?)(?![\p{L}])['’.]?\s*){1,3}/iu;

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
function peopleOf({ text }: Line, one: Company): Bare {
  const core = text.slice(coreOf(text, one), one.to);
  const isAlone = /^\d{1,2}$/.test(core);
  return {
    ...{ from: one.from, to: one.to, told: String(one.count) },
    ...{ field: isAlone ? 'number' : 'people', of: { whens: [], company: [one] } },
  };
}

function numbersAlone(line: Line, taken: readonly Span[]): Bare[] {
  const rest = besides(
    line,
    taken.toSorted((a, b) => a.from - b.from),
  );
  return rest.words.flatMap(({ from, to, kind, glued }, at) => {
    const count = amountOf(rest, at);
    if (count === null || glued || articles.has(line.words[at]?.text ?? '')) return [];
    if (kind === 'digits' && line.words[at + 1]?.glued && line.words[at + 1]?.kind !== 'sign')
      return [];
    return [{ from, to, field: 'number' as const, told: String(count), of: nothing }];
  });
}

const articles = new Set(['un', 'uno', 'una', 'one', 'n', 'na', 'nu', 'a', 'an']);
const nothing: Said = { whens: [], company: [] };

/** Whether two values stand in the same finding: a day with its hour. */
export function isOneBreath(text: string, one: Value, next: Value): boolean {
  return meet(one, next) || /^[\s,]*$/.test(text.slice(one.to, next.from));
}
