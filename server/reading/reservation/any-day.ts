import type { Heard } from '../hear.ts';
import type { Span } from '../span.ts';
import type { When } from '../when/when.ts';
import { type Beside, besideEach, between } from './beside.ts';

const weekday =
  /^(?:(?:il|lo|la|di|del|on|the|a|an|of|any|un|una) ){0,2}(?:luned|marted|mercoled|gioved|venerd|sabat|domenic|mon|tue|wed|thu|fri|sat|sun)\p{L}*$/iu;
const withArticle = /(?<!\p{L})(?:il|la|di) $/iu;

/** Findings of a text, what was heard in it, and whether who wrote it only asks. */
type Asking = { whens: readonly When[]; heard: Heard; onlyAsks: boolean };

/**
 * The days that are not said: "any Friday in December", "il ponte dell'Immacolata". Who only asks means none in "usually free on Thursdays?" either, nor in "com'è di
 * martedì?"; who wants a table means the next.
 */
export function anyDays(text: string, { whens, heard, onlyAsks }: Asking): When[] {
  const spans = whens.map((when) => when.date ?? when);
  const besides = (section: string) => besideEach(heard, section, spans);
  const [any, months, around] = [besides('any day'), besides('of months'), besides('around')];
  const [some, usual, habits] = [besides('on some'), besides('usually'), besides('as a habit')];
  return whens.filter((when, at) => {
    const span = when.date ?? when;
    if (!when.kind.startsWith('date')) return false;
    const follows = (beside: Beside | undefined) =>
      /^['’\s]*$/u.test(between(text, beside?.before, span));
    // "the weekend of the 28th or 29th" names both
    if (when.choices === undefined && follows(around[at])) return true;
    if (!weekday.test(text.slice(span.from, span.to))) return false;
    if (follows(any[at]) || between(text, span, months[at]?.behind).trim() === '') return true;
    if (!onlyAsks) return false;
    return follows(some[at]) || isHabit(text, span, habits[at]) || isUsual(text, span, usual[at]);
  });
}

/** "La mia amica decide domani", "I'll let you know Friday": days on which something else is done. */
export function daysOfDeciding(text: string, whens: readonly When[], heard: Heard): When[] {
  const spans = whens.map((when) => when.date ?? when);
  const decides = besideEach(heard, 'decides', spans);
  return whens.filter((when, at) => {
    // "stiamo decidendo tra venerdì e sabato" are days to choose from
    if (when.choices !== undefined || !when.kind.startsWith('date')) return false;
    return between(text, decides[at]?.before, spans[at]).trim() === '';
  });
}

/** "Siete il venerdì a pranzo", "di martedì trovo posto": the article, where a sentence begins or behind such a word. */
function isHabit(text: string, { from, to }: Span, habit: Beside | undefined): boolean {
  const before = text.slice(Math.max(0, from - 5), from);
  const within = /^(?:il|la|di) /iu.test(text.slice(from, to));
  const article = withArticle.exec(before)?.[0];
  if (!within && article === undefined) return false;
  const start = from - (article?.length ?? 0);
  if (/(?:^|[.,;!?\n]\s*)$/u.test(text.slice(Math.max(0, start - 5), start))) return true;
  return between(text, habit?.before, { from: start, to }).trim() === '';
}

/** The same sentence says that it is often so. */
function isUsual(text: string, day: Span, usual: Beside | undefined): boolean {
  const parts = [between(text, usual?.before, day), between(text, day, usual?.behind)];
  return parts.some((part) => !/[.!?;\n]/.test(part));
}
