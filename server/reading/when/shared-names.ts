import { yearly } from './days.ts';
import { holidays } from './holidays.ts';
import type { Days, Pick } from './meanings.ts';

/** Names that several days of a year have: the next of them is meant. */
export const sharedNames: Readonly<Record<string, Days>> = {
  'bank-holiday-monday': (today) =>
    soonest(today, ['easter-monday', 'early-may-monday', 'memorial-day', 'august-monday']),
  // In March in Britain and Ireland, in May elsewhere: near either it is that one, else the host must ask.
  'mothers-day-en': (today) => {
    const next = soonest(today, ['mothering-sunday', 'mothers-day']);
    if (next === null || next.ahead.first - today <= near) return next;
    const both = ['mothering-sunday', 'mothers-day'].flatMap((name) => named(name)(today) ?? []);
    return { ...next, doubt: both.map(({ ahead }) => ahead) };
  },
};

const near = 35;

function soonest(today: number, names: readonly string[]): Pick | null {
  const picks = names.flatMap((name) => named(name)(today) ?? []);
  const [next] = picks.toSorted((one, other) => one.ahead.first - other.ahead.first);
  const [last] = picks.toSorted((one, other) => other.behind.first - one.behind.first);
  return next && last ? { ahead: next.ahead, behind: last.behind } : null;
}

function named(name: string): Days {
  const dayIn = holidays[name];
  return dayIn === undefined ? () => null : yearly(dayIn);
}
