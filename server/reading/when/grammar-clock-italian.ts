import { all, has, type Match, type Rule, rule, rules, the } from './chart.ts';
import { clock, isMinutes, moved, quarters } from './grammar-clock.ts';
import type { Clock } from './meanings.ts';

/** The Italian way to add to an hour and to take from it. */
export const italianHours: Rule[] = [
  ...rules('hour', ['number and half', 'number and half less number unit?'], (m) => {
    const [hour, less] = all(m, 'number');
    return clock(hour?.n, 30 - (less?.n ?? 0));
  }),
  rule('clock', 'number and half|quarter|threequarters', (m) => {
    const hour = /^(?:mezza|quarto|quarti)$/.test(m.chart.words[m.to - 1]?.text ?? '');
    return hour ? clock(the(m, 'number').n, has(m, 'half') ? 30 : quarters(m)) : null;
  }),
  rule('clock', 'number and number', (m) => {
    const [hour, minute] = all(m, 'number');
    const isWord = minute?.digits === 0 && (hour?.digits === 0 || (hour?.n ?? 0) >= 12);
    return isWord && minute.n % 15 === 0 ? clock(hour?.n, minute.n) : null;
  }),
  rule('clock', 'number less number', (m) => {
    const [hour, minute] = all(m, 'number');
    const inWords = hour?.digits === 0 && minute?.digits === 0;
    return inWords && minute.n % 5 === 0 ? clock(hour.n, -minute.n) : null;
  }),
  rule('clock', 'less? quarter at hour', (m) =>
    /^all/.test(m.chart.words[m.to - 2]?.text ?? '') ? moved(the(m, 'hour'), -15) : null,
  ),
  rule('hour', 'number and quarter|threequarters', (m) => clock(the(m, 'number').n, quarters(m))),
  rule('hour', 'number and number unit?', (m) => {
    const [hour, minute] = all(m, 'number');
    const minutes = minute?.n ?? 0;
    if (minutes < 10 && minutes !== 5 && !has(m, 'unit')) return null;
    return isMinutes(m) ? clock(hour?.n, minutes) : null;
  }),
  rule('clock', 'number less quarter', (m) => clock(the(m, 'number').n, -15)),
  rule('hour', 'number less number unit?', (m) => {
    const [hour, minute] = all(m, 'number');
    return isMinutes(m) ? clock(hour?.n, -(minute?.n ?? 0)) : null;
  }),
  rule('clock', 'missing number unit? at|to hour', (m) => minutesTo(m)),
  rule('clock', 'number unit at hour', (m) => (the(m, 'unit') === 'minute' ? minutesTo(m) : null)),
];

function minutesTo(m: Match): Clock | null {
  return isMinutes(m) ? moved(the(m, 'hour'), -the(m, 'number').n) : null;
}
