/** A time of day as people type it, made "09:30"; null if it is none. */
export function readTime(typed: string): string | null {
  const [, hour = '', minute = ''] = /^\s*(\d{1,2})[.:,h ]?(\d{2})?\s*$/i.exec(typed) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute || '00'}`;
}
