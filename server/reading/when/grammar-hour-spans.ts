import { has, type Match, type Rule, rule, the } from './chart.ts';
import { bare } from './grammar-clock.ts';
import type { Clock, Part, Time } from './meanings.ts';
import { earlyPart, latePart, parts } from './parts.ts';

/** A part of the day by itself. */
export const dayParts: Rule[] = [
  rule('times', 'at|on|in|of|for? the? part', (m) => ({ part: parts[the(m, 'part')] })),
  rule('times', 'at|on|in|of|for? the? early dash? part', (m) => ({ part: early(m) })),
  rule('times', 'at|on|in|of|for? the? part early', (m) => ({ part: early(m) })),
  rule('times', 'at|on|in|of|for? the? late dash? part', (m) => ({ part: late(m) })),
  rule('times', 'at|on|in|of|for? the? part late', (m) => ({ part: late(m) })),
];

/** From an hour to another; one of them, or a word, must say that they are hours. */
export const timeRanges: Rule[] = [
  rule('times', 'from hour|clock|time to|until|dash? hour|clock|time', range),
  rule('times', 'off clock|time to|until? clock|time', range),
  rule('times', 'between at|le? hour|clock|time and|dash|to at|le? hour|clock|time', range),
  rule('times', 'clock|time dash|to|until hour|clock|time', (m) => (isRange(m) ? range(m) : null)),
  rule('times', 'hour dash|to|until clock|time', (m) => (isRange(m) ? range(m) : null)),
];

/** An Italian "alle" without its "dalle" is no end of a stretch: "un tavolo da due alle 9". */
export function isRange(m: Match): boolean {
  return m.chart.language === 'en' || !has(m, 'to');
}

function early(m: Match): Part {
  return earlyPart(parts[the(m, 'part')]);
}

function late(m: Match): Part {
  return latePart(parts[the(m, 'part')]);
}

function range(m: Match): { from: Time; to: Time } | null {
  const ends = m.parts.flatMap(({ kind, value }) => {
    if (kind === 'time') return [value as Time];
    return kind === 'hour' || kind === 'clock' ? [bare(value as Clock)] : [];
  });
  const [from, to] = ends;
  return from && to ? { from, to } : null;
}
