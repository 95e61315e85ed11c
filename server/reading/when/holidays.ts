import { dayOf, weekdayOf } from './civil.ts';

type Yearly = (year: number) => number;

/** The named days of the lexicons, by name: the day number of a year's. */
export const holidays: Readonly<Record<string, Yearly>> = {
  'new-year': fixed(1, 1),
  epiphany: fixed(1, 6),
  'burns-night': fixed(1, 25),
  valentine: fixed(2, 14),
  'womens-day': fixed(3, 8),
  'st-patrick': fixed(3, 17),
  'fathers-day-it': fixed(3, 19),
  'st-david': fixed(3, 1),
  'april-fools': fixed(4, 1),
  'earth-day': fixed(4, 22),
  'st-george': fixed(4, 23),
  'liberation-it': fixed(4, 25),
  'labour-day': fixed(5, 1),
  'republic-it': fixed(6, 2),
  juneteenth: fixed(6, 19),
  'independence-day': fixed(7, 4),
  assumption: fixed(8, 15),
  halloween: fixed(10, 31),
  'all-saints': fixed(11, 1),
  'all-souls': fixed(11, 2),
  'guy-fawkes': fixed(11, 5),
  'veterans-day': fixed(11, 11),
  'st-andrew': fixed(11, 30),
  immaculate: fixed(12, 8),
  'christmas-eve': fixed(12, 24),
  christmas: fixed(12, 25),
  'boxing-day': fixed(12, 26),
  'new-years-eve': fixed(12, 31),
  'carnival-thursday': fromEaster(-52),
  'shrove-tuesday': fromEaster(-47),
  'ash-wednesday': fromEaster(-46),
  'mothering-sunday': fromEaster(-21),
  'palm-sunday': fromEaster(-7),
  'maundy-thursday': fromEaster(-3),
  'good-friday': fromEaster(-2),
  'easter-eve': fromEaster(-1),
  easter: fromEaster(0),
  'easter-monday': fromEaster(1),
  'mlk-day': nth(3, 1, 1),
  'presidents-day': nth(3, 1, 2),
  'mothers-day': nth(2, 7, 5),
  'mothers-day-en': nth(2, 7, 5),
  'early-may-monday': nth(1, 1, 5),
  'august-monday': (year) => lastOf(year, 1, 8),
  'memorial-day': (year) => lastOf(year, 1, 5),
  'fathers-day-en': nth(3, 7, 6),
  'us-labor-day': nth(1, 1, 9),
  'columbus-day': nth(2, 1, 10),
  thanksgiving: nth(4, 4, 11),
  'black-friday': (year) => nthOf(year, [4, 4, 11]) + 1,
  'cyber-monday': (year) => nthOf(year, [4, 4, 11]) + 4,
};

function fixed(month: number, day: number): Yearly {
  return (year) => dayOf(year, month, day);
}

function fromEaster(days: number): Yearly {
  return (year) => easter(year) + days;
}

function nth(...which: [count: number, weekday: number, month: number]): Yearly {
  return (year) => nthOf(year, which);
}

/** The day of the second (2) Sunday (7) of May (5). */
export function nthOf(
  year: number,
  [count, weekday, month]: readonly [number, number, number],
): number {
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (count - 1) * 7;
}

/** The day of the last Monday (1) of May (5). */
export function lastOf(year: number, weekday: number, month: number): number {
  const end = dayOf(year, month + 1, 1) - 1;
  return end - ((weekdayOf(end) - weekday + 7) % 7);
}

/** Easter Sunday of the Gregorian calendar (the anonymous computus of Meeus, Jones and Butcher). */
export function easter(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skipped = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - skipped + 15) % 30;
  const leaps = Math.floor((year % 100) / 4);
  const toSunday = (32 + 2 * (century % 4) + 2 * leaps - epact - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * late + 114;
  return dayOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}
