import { begins, has, type Match, maybe, the } from './chart.ts';
import { clearAfter } from './grammar-numbers.ts';

/** Hours after a day that no word announces: what tells them from who comes. */

/** "domani 20.30", "domani 20,30", but also "tomorrow three" where nothing is counted. */
export function hasPoint(m: Match): boolean {
  const words = m.chart.words.slice(m.from, m.to);
  return words.some(({ text, glued }, at) => {
    const next = words[at + 1];
    return /^[.,]$/.test(text) && glued && next?.glued === true && next.kind === 'digits';
  });
}

/** "Friday, 8." where no other hour is told: "tonight, 2, 8.30" is a table for two. */
export function isSetOff(m: Match): boolean {
  const { chart, from, to } = m;
  const next = chart.words[to];
  const ends = next === undefined || next.kind === 'sign';
  if (!ends || !has(m, 'comma') || the(m, 'hour').seconds < 5 * 3600) return false;
  if (chart.words[to - 1]?.kind === 'word' && the(m, 'hour').seconds > 9 * 3600) return false;
  if (isPastLunch(m)) return false;
  for (let at = Math.max(0, from - beside); at < to + beside; at++) {
    const isHour =
      begins(chart, at, 'time') || (begins(chart, at, 'from') && begins(chart, at + 1, 'hour'));
    if ((at < from || at >= to) && isHour) return false;
  }
  return true;
}

/** "Sabatu sira e novi", "stasera 'e nnove": at nine, as the South says it. */
export function isDialect(m: Match): boolean {
  const { language, words } = m.chart;
  const [and, hour] = [words[m.to - 2]?.text, words[m.to - 1]];
  const isEvening = the(m, 'hour').seconds >= 5 * 3600 && the(m, 'hour').seconds <= 11 * 3600;
  return language === 'it' && and === 'e' && hour?.kind === 'word' && isEvening && clearAfter(m);
}

/** "Oggi a pranzo, 6": nobody has lunch at six. */
function isPastLunch(m: Match): boolean {
  const times = maybe(m, 'daypart')?.times;
  const isLunch = times !== undefined && 'part' in times && times.part.name === 'lunch';
  const hour = the(m, 'hour').seconds / 3600;
  return isLunch && hour >= 4 && hour < 11;
}

const beside = 12;

/** "stasera 9 in 4", "tonight 8 2 ppl": the party is told apart. */
export function partyFollows({ chart, to }: Match): boolean {
  const next = chart.edges[to + 1] ?? [];
  if (next.some(({ kind }) => kind === 'counted') && begins(chart, to, 'digits')) return true;
  const apart = begins(chart, to, 'in') || begins(chart, to, 'for');
  return apart && next.some(({ kind }) => kind === 'number' || kind === 'digits');
}

export function plainHour(m: Match): boolean {
  const last = m.chart.words[m.to - 1];
  return (
    clearAfter(m) &&
    last?.kind === 'word' &&
    last.text !== 'una' &&
    has(m, 'hour') &&
    the(m, 'hour').seconds > 0
  );
}
