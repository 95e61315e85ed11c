import { begins, type Match } from './chart.ts';
import { alone } from './grammar-numbers.ts';

/** Hours in figures that no word announces: how they are written tells them from prices, years and numbers of things. */

const quarters = /^(?:15|30|45)$/;

/** "20.30", "19 30", "21 e 30", "21.00" by themselves: few prices end so, and no party is so large. */
export function plainly(m: Match): boolean {
  const { chart, from, to } = m;
  const digits = chart.words.slice(from, to).filter(({ kind }) => kind === 'digits');
  const [hour, minute] = digits.map(({ text }) => text);
  if (hour === undefined || minute === undefined || hour.length > 2) return false;
  if (to - from === 2) return quarters.test(minute) && standsApart(m);
  const least = leastHour(m);
  if (to - from !== 3 || least === null) return false;
  return quarters.test(minute) ? Number(hour) >= least : isEvening(Number(hour), minute);
}

/** "20.00", "22.40". */
function isEvening(hour: number, minute: string): boolean {
  return hour >= 18 && hour < 24 && /^[0-5][05]$/.test(minute);
}

/** From which hour on a sign between figures makes an hour of them; an English price is told by its currency. */
function leastHour({ chart: { words, language }, from }: Match): number | null {
  const sign = words[from + 1];
  if (sign?.text === 'e') return 12;
  if (sign?.text === '.') return language === 'en' ? 1 : 7;
  return sign?.text === ',' && words[from + 2]?.glued ? 7 : null;
}

/** "745", "1230", "1930" by themselves. */
export function isGluedHour(m: Match): boolean {
  const { words } = m.chart;
  const figures = words[m.from]?.text ?? '';
  const [, hour, minute = ''] = /^(\d\d?)(\d\d)$/.exec(figures) ?? [];
  if (hour === undefined || !quarters.test(minute) || !standsApart(m)) return false;
  const n = Number(hour);
  return n >= 1 && (n <= 12 || (n >= 17 && n <= 22)) && !isYear(m, n);
}

/** "Dal 1930", "in 1945". */
function isYear({ chart: { words }, from }: Match, hour: number): boolean {
  return (
    hour > 12 && /^(?:in|since|of|dal|nel|del|anno|year|the|il)$/.test(words[from - 1]?.text ?? '')
  );
}

/** No other figure beside it, no unit after it, and it is not the number of a room or an order. */
function standsApart(m: Match): boolean {
  const { chart, from, to } = m;
  const [before, after] = [chart.words[from - 1], chart.words[to]];
  if (before?.kind === 'digits' || after?.kind === 'digits' || !alone(m)) return false;
  if (/^[-/#+*]$/.test(before?.text ?? '') || /^[-/%]$/.test(after?.text ?? '')) return false;
  if (['unit', 'month', 'meridiem'].some((kind) => begins(chart, to, kind as 'unit'))) return false;
  return !begins(chart, from - 1, 'label');
}
