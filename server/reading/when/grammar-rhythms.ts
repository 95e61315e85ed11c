import { all, begins, type Match, maybe, type Rule, rule, the } from './chart.ts';
import { two } from './civil.ts';
import type { Rhythm } from './meanings.ts';
import { parts } from './parts.ts';

/** Again and again: "ogni lunedì alle 4pm". */
export const rhythms: Rule[] = [
  rule('set', 'every unit', (m) => rhythm(m, every(1, the(m, 'unit')))),
  rule('set', 'every number unit', (m) => rhythm(m, every(the(m, 'number').n, the(m, 'unit')))),
  rule('set', 'eachunit', (m) => rhythm(m, every(1, the(m, 'eachunit')))),
  rule('set', 'once the? at? unit', (m) => rhythm(m, every(1, the(m, 'unit')))),
  rule('set', 'every weekday|weekdays', (m) => rhythm(m, weekly(m))),
  rule('set', 'on? weekdays', (m) =>
    begins(m.chart, m.to, 'owned') ? null : rhythm(m, weekly(m)),
  ),
  rule('set', 'every part', (m) => rhythm(m, partCodes[the(m, 'part')])),
  rule('set', 'every number slash number', (m) => {
    const [one, other] = all(m, 'number').map(({ n }) => n);
    if (one === undefined || other === undefined) return null;
    const [day, month] = other > 12 ? [other, one] : [one, other];
    return rhythm(m, `XXXX-${two(month)}-${two(day)}`);
  }),
];

/** A rhythm of days at an hour. */
export const timedRhythms: Rule[] = [
  rule('set', 'set comma? time', timed),
  rule('set', 'time comma? set', timed),
];

const codes: Record<string, string> = {
  second: 'TS',
  minute: 'TM',
  hour: 'TH',
  day: 'D',
  workday: 'D',
  week: 'W',
  weekend: 'WE',
  month: 'M',
  year: 'Y',
};

function every(n: number, unit: string): string {
  if (unit === 'fortnight') return `P${n * 2}W`;
  if (unit === 'weekend') return 'XXXX-WXX-WE';
  if (unit === 'quarter' || unit === 'half') return `P${n * (unit === 'half' ? 6 : 3)}M`;
  const code = codes[unit] ?? 'D';
  return code.startsWith('T') ? `PT${n}${code.slice(1)}` : `P${n}${code}`;
}

const partCodes = {
  breakfast: 'TMEB',
  morning: 'TMO',
  lunch: 'TMEL',
  afternoon: 'TAF',
  aperitivo: 'TEV',
  evening: 'TEV',
  dinner: 'TMED',
  night: 'TNI',
};

function weekly(m: Match): string {
  return `XXXX-WXX-${maybe(m, 'weekday') ?? the(m, 'weekdays')}`;
}

function rhythm(m: Match, text: string): Rhythm {
  const part = maybe(m, 'part');
  return { every: text, part: part && parts[part], time: null };
}

function timed(m: Match): Rhythm | null {
  const [set, time] = [the(m, 'set'), the(m, 'time')];
  return /^P(?!1D)/.test(set.every)
    ? null
    : { ...set, time: { ...time, part: time.part ?? set.part } };
}
