import type { LocalDay } from './local-time.ts';

type Part = 'morning' | 'lunch' | 'afternoon' | 'dinner';
/** How a language speaks of days and hours. `away`: days from the day it is said. */
type Phrases = {
  day(day: LocalDay, away: number): string;
  when(day: LocalDay, at: { away: number; minutes: number }): string;
  time(minutes: number): string;
  people(n: number): string;
};

function partOf(minutes: number): Part {
  if (minutes < 705) return 'morning';
  if (minutes < 880) return 'lunch';
  return minutes < 1090 ? 'afternoon' : 'dinner';
}

const weekdays = {
  it: ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  de: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  es: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
};

/** The name of a day of the week. */
function weekdayName(day: LocalDay, language: string): string {
  const names = weekdays[language as keyof typeof weekdays] ?? weekdays.en;
  return names[day.dayOfWeek - 1] ?? '';
}

function far(day: LocalDay, away: number, language: string): string {
  const name = weekdayName(day, language);
  if (away < 7) return name;
  if (language === 'de') return `${name}, dem ${day.day}.`;
  if (language === 'en') return `${name} the ${ordinal(day.day)}`;
  return `${name} ${day.day}`;
}

function ordinal(n: number): string {
  const ending = n > 3 && n < 21 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

function clock(minutes: number, sign: string): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (rest === 0) return String(hours);
  return `${hours}${sign}${String(rest).padStart(2, '0')}`;
}

const parts = {
  it: { morning: 'mattina', lunch: 'a pranzo', afternoon: 'pomeriggio', dinner: 'sera' },
  en: { morning: 'morning', lunch: 'for lunch', afternoon: 'afternoon', dinner: 'evening' },
  de: { morning: 'vormittag', lunch: 'mittag', afternoon: 'nachmittag', dinner: 'abend' },
  fr: { morning: 'matin', lunch: 'midi', afternoon: 'après-midi', dinner: 'soir' },
  es: {
    morning: 'por la mañana',
    lunch: 'a mediodía',
    afternoon: 'por la tarde',
    dinner: 'por la noche',
  },
};
const today = {
  it: {
    morning: 'stamattina',
    lunch: 'oggi a pranzo',
    afternoon: 'oggi pomeriggio',
    dinner: 'stasera',
  },
  en: {
    morning: 'this morning',
    lunch: 'for lunch today',
    afternoon: 'this afternoon',
    dinner: 'tonight',
  },
  fr: { morning: 'ce matin', lunch: 'ce midi', afternoon: 'cet après-midi', dinner: 'ce soir' },
  es: {
    morning: 'esta mañana',
    lunch: 'hoy a mediodía',
    afternoon: 'esta tarde',
    dinner: 'esta noche',
  },
};

const it: Phrases = {
  day: (day, away) => ['oggi', 'domani'][away] ?? far(day, away, 'it'),
  when: (day, { away, minutes }) => {
    const part = partOf(minutes);
    if (away === 0) return today.it[part];
    const named = away === 1 ? 'domani' : far(day, away, 'it');
    return `${named} ${part === 'dinner' && away > 6 ? 'a cena' : parts.it[part]}`;
  },
  time: (minutes) => clock(minutes, ':'),
  people: (n) => `${n} persone`,
};

const en: Phrases = {
  day: (day, away) => ['today', 'tomorrow'][away] ?? far(day, away, 'en'),
  when: (day, { away, minutes }) => {
    const part = partOf(minutes);
    if (away === 0) return today.en[part];
    const named = away === 1 ? 'tomorrow' : `on ${far(day, away, 'en')}`;
    return part === 'lunch'
      ? `for lunch ${named}`
      : `${named}${away > 6 ? ' in the' : ''} ${parts.en[part]}`;
  },
  time: (minutes) =>
    `${clock(minutes > 779 ? minutes - 720 : minutes, ':')}${minutes > 719 ? 'pm' : 'am'}`,
  people: (n) => `${n} people`,
};

const de: Phrases = {
  day: (day, away) => ['heute', 'morgen'][away] ?? far(day, away, 'de'),
  when: (day, { away, minutes }) => {
    const part = parts.de[partOf(minutes)];
    const noun = part.charAt(0).toUpperCase() + part.slice(1);
    if (away < 2) return `${away === 0 ? 'heute' : 'morgen'} ${noun}`;
    if (away < 7) return `am ${weekdayName(day, 'de')}${part}`;
    return `am ${far(day, away, 'de')} ${part}s`;
  },
  time: (minutes) => `${clock(minutes, ':')} Uhr`,
  people: (n) => `${n} Personen`,
};

const fr: Phrases = {
  day: (day, away) => ["aujourd'hui", 'demain'][away] ?? far(day, away, 'fr'),
  when: (day, { away, minutes }) => {
    const part = partOf(minutes);
    if (away === 0) return today.fr[part];
    return `${away === 1 ? 'demain' : far(day, away, 'fr')} ${parts.fr[part]}`;
  },
  time: (minutes) => `${clock(minutes, 'h')}${minutes % 60 === 0 ? 'h' : ''}`,
  people: (n) => `${n} personnes`,
};

const es: Phrases = {
  day: (day, away) => ['hoy', 'mañana'][away] ?? `el ${far(day, away, 'es')}`,
  when: (day, { away, minutes }) => {
    const part = partOf(minutes);
    if (away === 0) return today.es[part];
    return `${away === 1 ? 'mañana' : `el ${far(day, away, 'es')}`} ${parts.es[part]}`;
  },
  time: (minutes) => clock(minutes, ':'),
  people: (n) => `${n} personas`,
};

export const phrases: Record<string, Phrases> & { en: Phrases } = { it, en, de, fr, es };
