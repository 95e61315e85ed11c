import type { When } from '../when/when.ts';
import type { Company } from './company.ts';
import { apart } from './likely.ts';
import { isOneDay } from './readings.ts';

/** What is said of one table of two. */
export type Share = { whens: When[]; company: Company[] };

/**
 * Two tables in one message: two days, each with its hour and its people. Null for one table, however many days are named. What is
 * said goes to the first table until the second day is named, or something is said a second time.
 */
export function sharesOf(
  whens: readonly When[],
  company: readonly Company[],
): [Share, Share] | null {
  if (whens.filter(isOneDay).length !== 2) return null;
  const people = company.filter(isOfTable);
  const [first, second]: [Share, Share] = [share(), share()];
  let now = first;
  for (const one of [...whens, ...people].sort((a, b) => a.from - b.from)) {
    if (isSaid(now, one)) now = second;
    if ('kind' in one) now.whens.push(one);
    else now.company.push(one);
  }
  if (!isTable(first) || !isTable(second)) return null;
  const [one, two] = [first, second].map((of) => ({ ...of, company: apart(of.company, company) }));
  return one && two ? [one, two] : null;
}

function isOfTable({ strength, past, among, parts }: Company): boolean {
  return strength > 1 && !past && !among && parts.length === 0;
}

function share(): Share {
  return { whens: [], company: [] };
}

function isSaid({ whens, company }: Share, one: When | Company): boolean {
  if (!('kind' in one)) return company.length > 0 && whens.some(isOneDay);
  return (isOneDay(one) && whens.some(isOneDay)) || (isHour(one) && whens.some(isHour));
}

function isTable({ whens, company }: Share): boolean {
  return company.length > 0 && whens.some(isOneDay) && whens.some(isHour);
}

function isHour({ values }: When): boolean {
  return /\d\d:\d\d/.test(values[0]?.start ?? '') && values[0]?.end === null;
}
