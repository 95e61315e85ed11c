import type { Tongue } from '../tongue.ts';
import type { Booking } from './tables.ts';

/** What a host asks back: what is missing, or which of several was meant. */
type Questions = {
  day: string;
  hour: string;
  people: string;
  which(options: string[]): string;
  join(questions: string[]): string;
  date(date: string): string;
};

const questions: Record<Tongue, Questions> = {
  it: {
    day: 'per quale giorno',
    hour: 'a che ora',
    people: 'in quanti siete',
    which: (options) => `meglio ${options.join(' o ')}`,
    join: (all) => `${capital(listed(all, 'e'))}?`,
    date: (date) => shown(date, 'it-IT'),
  },
  en: {
    day: 'which day',
    hour: 'what time',
    people: 'how many of you',
    which: (options) => `would you prefer ${options.join(' or ')}`,
    join: (all) => `${capital(listed(all, 'and'))}?`,
    date: (date) => shown(date, 'en-GB'),
  },
};

/** The ready question for what a booking lacks, in the person's language; null when nothing needs to be asked. */
export function questionFor({ date, time, party }: Booking, language: Tongue): string | null {
  const say = questions[language];
  const missing: string[] = [];
  const choose = (options: readonly string[]) => say.which([...options]);
  if (date.alternatives.length > 1) missing.push(choose(date.alternatives.map(say.date)));
  else if (date.value === null) missing.push(say.day);
  if (time.alternatives.length > 1) missing.push(choose(time.alternatives));
  else if (time.value === null) missing.push(say.hour);
  if (party.value === null) missing.push(say.people);
  return missing.length > 0 ? say.join(missing) : null;
}

function listed(all: readonly string[], and: string): string {
  const last = all.at(-1) ?? '';
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} ${and} ${last}` : last;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function shown(date: string, locale: string): string {
  const day = new Date(`${date}T12:00:00Z`);
  return day.toLocaleDateString(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
}
