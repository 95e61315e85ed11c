import type { Part, PartName } from './meanings.ts';

const hour = 3600;

/** The parts of the day, as Microsoft's recognizers cut it; meals as an Italian table has them. */
export const parts: Readonly<Record<PartName, Part>> = {
  breakfast: { name: 'breakfast', from: 8 * hour, to: 12 * hour },
  morning: { name: 'morning', from: 8 * hour, to: 12 * hour },
  lunch: { name: 'lunch', from: 11 * hour, to: 13 * hour },
  afternoon: { name: 'afternoon', from: 12 * hour, to: 16 * hour },
  aperitivo: { name: 'aperitivo', from: 18 * hour, to: 20 * hour },
  evening: { name: 'evening', from: 16 * hour, to: 20 * hour },
  dinner: { name: 'dinner', from: 16 * hour, to: 20 * hour },
  night: { name: 'night', from: 20 * hour, to: 24 * hour - 1 },
};

/** The first half of a part. */
export function earlyPart({ name, from, to }: Part): Part {
  return { name, from, to: middle(from, to) };
}

/** The second half of a part. */
export function latePart({ name, from, to }: Part): Part {
  return { name, from: middle(from, to), to };
}

function middle(from: number, to: number): number {
  return Math.round((from + to) / 2 / hour) * hour;
}

/** The half of the day that a part puts an hour of twelve in: "le 8 di sera", "7 in the morning". */
export function halfIn({ name }: Part, hours: number): 'am' | 'pm' {
  if (name === 'morning') return 'am';
  // "brunch at 1"
  if (name === 'breakfast') return hours < 5 || hours >= 12 ? 'pm' : 'am';
  if (name === 'lunch') return hours >= 10 && hours < 12 ? 'am' : 'pm';
  if (name !== 'night') return 'pm';
  return hours < 5 || hours >= 12 ? 'am' : 'pm';
}
