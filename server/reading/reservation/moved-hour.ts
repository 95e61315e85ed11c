import { type Field, field, nothing } from '../field.ts';
import { meet } from '../span.ts';
import { openHour } from './bare-hour.ts';
import { hourIn } from './moment.ts';
import type { Period } from './opening.ts';
import type { Said } from './tell-apart.ts';

const aimed =
  /(?<=(?:^|[\s,(])(?:to|tae|at|it|that|do|be|say|like|instead,|chance (?:of|for))\s+)(\d{1,2})(?:[.:](\d\d))?(?!\w|[.:]\d|\s*%)/gi;
const replaced = /(?<=(?:instead (?:of|ae)|rather than|not)\s+)(\d{1,2})(?!\w)/gi;
const weAre = /\bwe\b.{0,8}\bbe\s+$/i;
const farthest = 3;

/**
 * "Make it 8 instead", "9 instead of 7": of a table that is moved a number alone is an hour if it is near the hour that is given
 * up; else it is how many come.
 */
export function movedHour(
  text: string,
  { whens, company }: Said,
  opening: readonly Period[],
): Field<string> {
  const known = knownHours(text, whens, opening);
  for (const { 0: words, 1: hours, 2: minutes, index } of text.matchAll(aimed)) {
    const here = { from: index, to: index + words.length };
    const isOther =
      weAre.test(text.slice(0, index)) ||
      whens.some((one) => meet(one, here)) ||
      company.some((one) => meet(one, here) && one.to - one.from > words.length);
    const hour = isOther ? null : openHour(Number(hours), minutes ?? '00', opening);
    if (hour && (minutes || known.some((one) => away(one, hour) <= farthest)))
      return field(hour, 0.6, here);
  }
  return nothing();
}

function knownHours(text: string, whens: Said['whens'], opening: readonly Period[]): string[] {
  const told = whens.flatMap(({ values }) => hourIn(values[0]?.start) ?? []);
  const given = [...text.matchAll(replaced)].map(([hour]) => openHour(Number(hour), '00', opening));
  return [...told, ...given.filter((one) => one !== null)];
}

function away(one: string, other: string): number {
  return Math.abs(Number(one.slice(0, 2)) - Number(other.slice(0, 2)));
}
