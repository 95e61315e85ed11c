import type { LocalDay } from './local-time.ts';

type Service = 'lunch' | 'dinner';
/** How a language speaks of days and hours. `away`: days from the day it is said. */
type Phrases = {
  day(day: LocalDay, away: number): string;
  when(day: LocalDay, at: { away: number; service: Service }): string;
  time(minutes: number): string;
  people(n: number): string;
};

const weekdays = {
  it: ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  de: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  es: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
};

/** The name of a day of the week. */
export function weekdayName(day: LocalDay, language: string): string {
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

const it: Phrases = {
  day: (day, away) => ['oggi', 'domani'][away] ?? far(day, away, 'it'),
  when: (day, { away, service }) => {
    if (away === 0) return service === 'dinner' ? 'stasera' : 'oggi a pranzo';
    const named = away === 1 ? 'domani' : far(day, away, 'it');
    return `${named} ${service === 'dinner' ? (away < 7 ? 'sera' : 'a cena') : 'a pranzo'}`;
  },
  time: (minutes) => clock(minutes, ':'),
  people: (n) => `${n} persone`,
};

const en: Phrases = {
  day: (day, away) => ['today', 'tomorrow'][away] ?? far(day, away, 'en'),
  when: (day, { away, service }) => {
    if (away === 0) return service === 'dinner' ? 'tonight' : 'for lunch today';
    if (away === 1) return service === 'dinner' ? 'tomorrow night' : 'for lunch tomorrow';
    const named = far(day, away, 'en');
    return service === 'dinner' ? `for dinner on ${named}` : `for lunch on ${named}`;
  },
  time: (minutes) =>
    `${clock(minutes > 779 ? minutes - 720 : minutes, ':')}${minutes > 719 ? 'pm' : 'am'}`,
  people: (n) => `${n} people`,
};

const de: Phrases = {
  day: (day, away) => ['heute', 'morgen'][away] ?? far(day, away, 'de'),
  when: (day, { away, service }) => {
    if (away === 0) return service === 'dinner' ? 'heute Abend' : 'heute Mittag';
    if (away === 1) return service === 'dinner' ? 'morgen Abend' : 'morgen Mittag';
    const named = away < 7 ? `am ${weekdayName(day, 'de')}` : `am ${far(day, away, 'de')}`;
    if (away < 7) return service === 'dinner' ? `${named}abend` : `${named}mittag`;
    return service === 'dinner' ? `${named} abends` : `${named} mittags`;
  },
  time: (minutes) => `${clock(minutes, ':')} Uhr`,
  people: (n) => `${n} Personen`,
};

const fr: Phrases = {
  day: (day, away) => ["aujourd'hui", 'demain'][away] ?? far(day, away, 'fr'),
  when: (day, { away, service }) => {
    if (away === 0) return service === 'dinner' ? 'ce soir' : 'ce midi';
    const named = away === 1 ? 'demain' : far(day, away, 'fr');
    return `${named} ${service === 'dinner' ? (away < 7 ? 'soir' : 'au soir') : away < 7 ? 'midi' : 'à midi'}`;
  },
  time: (minutes) => `${clock(minutes, 'h')}${minutes % 60 === 0 ? 'h' : ''}`,
  people: (n) => `${n} personnes`,
};

const es: Phrases = {
  day: (day, away) => ['hoy', 'mañana'][away] ?? `el ${far(day, away, 'es')}`,
  when: (day, { away, service }) => {
    if (away === 0) return service === 'dinner' ? 'esta noche' : 'hoy a mediodía';
    const named = away === 1 ? 'mañana' : `el ${far(day, away, 'es')}`;
    return `${named} ${service === 'dinner' ? 'por la noche' : 'a mediodía'}`;
  },
  time: (minutes) => clock(minutes, ':'),
  people: (n) => `${n} personas`,
};

export const phrases: Record<string, Phrases> & { en: Phrases } = { it, en, de, fr, es };
