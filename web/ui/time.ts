/** How a stretch of time, an instant or a number is written; pure, the language and zone passed in. */
export interface Place {
  language: string;
  zone?: string | undefined;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A stretch of seconds in its one or two largest units: "9 min", "2 h", "3 days". */
export function stretch(seconds: number, language: string, width: 'short' | 'long' = 'short') {
  const [amount, unit] = largestUnit(Math.abs(seconds));
  const unitDisplay = unit === 'day' ? 'long' : width;
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay }).format(amount);
}

/** "9 minutes ago", "in 2 hours", "yesterday". */
export function relative(at: Date, now: Date, language: string): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const [amount, unit] = largestUnit(Math.abs(seconds));
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (unit === 'second') return format.format(0, 'second');
  return format.format(seconds < 0 ? -amount : amount, unit);
}

function largestUnit(seconds: number): [number, 'second' | 'minute' | 'hour' | 'day'] {
  if (seconds < minute) return [Math.round(seconds), 'second'];
  if (seconds < 90 * minute) return [Math.round(seconds / minute), 'minute'];
  if (seconds < 36 * hour) return [Math.round(seconds / hour), 'hour'];
  return [Math.round(seconds / day), 'day'];
}

/** Minutes as a promise says them: "15 min", "4 h", "2 days"; whole units only where they fit. */
export function promised(minutes: number, language: string): string {
  const [amount, unit] = wholeUnit(minutes);
  const unitDisplay = 'long';
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay }).format(amount);
}

/** The largest unit that says these minutes exactly. */
export function wholeUnit(minutes: number): [number, 'minute' | 'hour' | 'day'] {
  if (minutes % 1440 === 0) return [minutes / 1440, 'day'];
  if (minutes % 60 === 0) return [minutes / 60, 'hour'];
  return [minutes, 'minute'];
}

/** The exact moment, for whoever hovers: "Sunday 22 November 2026 at 14:02". */
export function exact(at: Date, { language, zone }: Place): string {
  return write(at, { language, zone }, { dateStyle: 'full', timeStyle: 'short' });
}

/** The wall-clock time today, else the day: "14:02", "yesterday 11:00", "9 Nov", "9 Nov 2024". */
export function moment(at: Date, now: Date, place: Place): string {
  const days = daysBetween(at, now, place);
  const time = write(at, place, { hour: '2-digit', minute: '2-digit' });
  if (days === 0) return time;
  if (days === 1) return `${relativeDay(-1, place.language)} ${time}`;
  return shortDay(at, now, place);
}

/** A day without its time: "9 Nov", with the year if it is another one. */
export function shortDay(at: Date, now: Date, place: Place): string {
  const sameYear = yearOf(at, place) === yearOf(now, place);
  return write(at, place, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

/** "March 2024": since when somebody is known. */
export function monthOf(at: Date, place: Place): string {
  return write(at, place, { month: 'long', year: 'numeric' });
}

/** "Sunday 22 November", for the head of the day. */
export function longDay(at: Date, place: Place): string {
  return write(at, place, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** Whole local days between two instants, in the zone. */
function daysBetween(at: Date, now: Date, place: Place): number {
  const [from, to] = [at, now].map((date) => Date.parse(isoDay(date, place)));
  return Math.round(((to ?? 0) - (from ?? 0)) / (day * 1000));
}

/** The local calendar day, `2026-11-22`. */
export function isoDay(at: Date, { zone }: Place): string {
  return write(at, { language: 'sv', zone }, { dateStyle: 'short' });
}

function yearOf(at: Date, place: Place): string {
  return isoDay(at, place).slice(0, 4);
}

function relativeDay(days: number, language: string): string {
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
}

function write(at: Date, { language, zone }: Place, options: Intl.DateTimeFormatOptions): string {
  const timeZone = zone ? { timeZone: zone } : {};
  return new Intl.DateTimeFormat(language, { ...options, ...timeZone }).format(at);
}
