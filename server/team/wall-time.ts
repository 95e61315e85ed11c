/** "26:00" -> 1560 minutes after the midnight the day begins with. */
export function minutesOf(wallTime: string): number {
  const [hours = 0, minutes = 0] = wallTime.split(':').map(Number);
  return hours * 60 + minutes;
}

/** 1560 -> "26:00". */
export function wallTimeOf(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The clock on the wall, `2026-11-22` and `13:00`; the formatter is kept, for making one takes longer than reading. */
export function wallClock(at: Date, timeZone: string): { date: string; time: string } {
  const look = { timeZone, dateStyle: 'short', timeStyle: 'short' } as const;
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv', look);
  clocks.set(timeZone, clock);
  const [date = '', time = ''] = clock.format(at).split(' ');
  return { date, time };
}
