import { meet, without } from '../span.ts';
import { findWhen, type When, type WhenContext } from '../when/when.ts';
import { type Company, findCompany } from './company.ts';
import { asEarliest } from './earliest.ts';
import { besides, lineOf } from './line.ts';

/** What a text says about when, and about who comes: no number is both. */
export type Said = { whens: When[]; company: Company[] };

/**
 * Tells numbers apart: "tavolo x 2 sabato" is a table for two, not the second. Whoever is said plainly to come is no day; for
 * the rest days and hours are read first.
 */
export function tellApart(text: string, context: WhenContext): Said {
  const whens = whensIn(text, context);
  const line = lineOf(text, context.language);
  const company = findCompany(besides(line, whens));
  const plain = findCompany(line).filter(({ strength }) => strength > 1);
  const disputed = plain.filter((one) => whens.some((when) => isDisputed(text, one, when)));
  if (disputed.length === 0) return { whens, company };
  const others = whensIn(without(text, disputed), context);
  return { whens: others, company: findCompany(besides(line, others)) };
}

function whensIn(text: string, context: WhenContext): When[] {
  return findWhen(text, context).map((one) => asEarliest(text, one));
}

/** Both claim a word; but "7 in the evening" is an hour, whatever stands before it. */
function isDisputed(text: string, one: Company, when: When): boolean {
  // "sabato a otto": in a week and a day
  if (!meet(one, when) || / a otto$/iu.test(text.slice(when.from, when.to))) return false;
  const { time, part, kind } = when;
  const isClock = time !== undefined && meet(one, time);
  return !isClock || kind.endsWith('range') || part === undefined || meals.includes(part);
}

const meals: readonly string[] = ['breakfast', 'lunch', 'aperitivo', 'dinner'];
