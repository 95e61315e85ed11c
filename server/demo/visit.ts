import type { Chance } from './chance.ts';
import { type LocalDay, momentOf } from './local-time.ts';
import { phrases } from './visit-phrases.ts';

/** A table, a tasting: the day, the service, the time, how many. */
export type Visit = { day: LocalDay; service: 'lunch' | 'dinner'; minutes: number; party: number };
/** When people come: minutes of the day by service, and on which weekdays (1 Monday). */
export type Services = Record<'lunch' | 'dinner', { weekdays: string; times: readonly number[] }>;
type Wanted = {
  services: Services;
  said: LocalDay;
  chance: Chance;
  closed: ReadonlySet<string>;
  /** Too late for today. */
  isLate: boolean;
  only?: Visit['service'];
};

const leads = [0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10, 13, 18];

/** A visit somebody may ask for on a day: soon or in some weeks, most for the weekend, never on a closed day. */
export function visitFrom(wanted: Wanted): Visit {
  const { services, said, chance, only } = wanted;
  for (let tries = 0; tries < 80; tries++) {
    const lead = chance.pick(leads);
    const visit = { day: said.add({ days: lead }), lead, service: only ?? usual(chance) };
    if (!isPossible(visit, wanted)) continue;
    const { times } = services[visit.service];
    return { ...visit, minutes: chance.pick(times), party: partyOf(chance) };
  }
  const service = only ?? 'lunch';
  return {
    day: said.add({ days: 2 }),
    service,
    minutes: services[service].times[0] ?? 750,
    party: 2,
  };
}

function usual(chance: Chance): Visit['service'] {
  return chance.hit(0.7) ? 'dinner' : 'lunch';
}

type Proposed = { day: LocalDay; lead: number; service: Visit['service'] };

function isPossible({ day, lead, service }: Proposed, wanted: Wanted): boolean {
  const { services, chance, closed, isLate } = wanted;
  if (lead === 0 && (isLate || service === 'lunch')) return false;
  if (closed.has(day.toString())) return false;
  if (!services[service].weekdays.includes(String(day.dayOfWeek))) return false;
  return day.dayOfWeek >= 5 || chance.hit(0.45);
}

function partyOf(chance: Chance): number {
  return chance.weigh([2, 3, 4, 5, 6, 7, 8, 10, 12], (n) => (n === 2 ? 36 : n === 4 ? 24 : 24 / n));
}

/** When the visit begins. */
export function beginOf(visit: Visit, timeZone: string): Date {
  return momentOf(visit.day, visit.minutes, timeZone);
}

/** How people speak of a visit on a given day: `{quando}` "sabato sera", `{giorno}`, `{ora}`, `{ora2}`, `{n}`, `{persone}`. */
export function visitWord(name: string, visit: Visit, { said, language }: Said): string | null {
  const words = phrases[language] ?? phrases.en;
  const away = said.until(visit.day).days;
  if (name === 'n') return String(visit.party);
  if (name === 'n2') return String(visit.party + 1);
  if (name === 'persone') return words.people(visit.party);
  if (name === 'ora') return words.time(visit.minutes);
  if (name === 'ora2') return words.time(visit.minutes + (visit.minutes > 1200 ? -60 : 45));
  if (name === 'giorno') return words.day(visit.day, away);
  if (name === 'quando') return words.when(visit.day, { away, minutes: visit.minutes });
  return null;
}

export type Said = { said: LocalDay; language: string };
