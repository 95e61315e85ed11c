import type { Heard } from '../hear.ts';
import type { Span } from '../span.ts';
import type { When } from '../when/when.ts';
import { type Beside, besideEach, between } from './beside.ts';

const weekday =
  /^(?:(?:il|lo|la|di|del|on|the|a|an|of|any|un|una) ){0,2}(?:luned|marted|mercoled|gioved|venerd|sabat|domenic|mon|tue|wed|thu|fri|sat|sun)\p{L}*$/iu;
const onSome = /(?<!\p{L})(?:(?:on|of) an?|one of those|(?:in|di|a) una?|un|una)\s+$/iu;
const onSuch =
  /(?:^|[.,;!?\n]\s*|(?<!\p{L})(?:ma|e|che|posto|quanti|pieni|pieno|siete|niente)\s+)$/iu;
const withArticle = /(?<!\p{L})(?:il|la|di) $/iu;
const month =
  /^\s*(?:\p{L}+\s)?(?:in|of|di|a)\s+(?:january|february|march|april|may|june|july|august|september|october|november|december|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|summer|winter|estate|inverno)/iu;
const around =
  /(?<!\p{L})(?:ponte|week ?-?end|fine settimana|week|settimana|periodo|vacanze|feste|holidays?)\s+(?:di|del|dell['’]?|della|of|tra|between|around|intorno a)\s*(?:the\s+)?$/iu;
// which a finding may begin with
const article = /^(?:d[ei]l{1,2}(?:['’]|a )?|of (?:the )?)\s*/iu;
const far = 60;

/** Findings of a text, what was heard in it, and whether who wrote it only asks. */
type Asking = { whens: readonly When[]; heard: Heard; onlyAsks: boolean };

/**
 * The days that are not said: "any Friday in December", "il ponte dell'Immacolata". Who only asks means none in "usually free on Thursdays?" either, nor in "com'è di
 * martedì?"; who wants a table means the next.
 */
export function anyDays(text: string, { whens, heard, onlyAsks }: Asking): When[] {
  const spans = whens.map((when) => when.date ?? when);
  const [some, usual] = [besideEach(heard, 'any day', spans), besideEach(heard, 'usually', spans)];
  return whens.filter((when, at) => {
    const span = when.date ?? when;
    if (!when.kind.startsWith('date')) return false;
    if (isAround(text, span)) return true;
    if (!weekday.test(text.slice(span.from, span.to))) return false;
    if (between(text, some[at]?.before, span).trim() === '') return true;
    if (month.test(text.slice(span.to, span.to + far))) return true;
    return onlyAsks && (isOnSome(text, span) || isUsual(text, span, usual[at]));
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

function isAround(text: string, { from, to }: Span): boolean {
  const before = text.slice(Math.max(0, from - far), from);
  return around.test(before + (article.exec(text.slice(from, to))?.[0] ?? ''));
}

function isOnSome(text: string, { from, to }: Span): boolean {
  const before = text.slice(Math.max(0, from - far), from);
  return onSome.test(before) || isHabit(text.slice(from, to), before);
}

/** "Siete il venerdì a pranzo", "di martedì trovo posto". */
function isHabit(words: string, before: string): boolean {
  const article = /^(?:il|la|di) /iu.exec(words)?.[0] ?? withArticle.exec(before)?.[0];
  if (article === undefined) return false;
  return onSuch.test(withArticle.test(before) ? before.slice(0, -article.length) : before);
}

/** The same sentence says that it is often so. */
function isUsual(text: string, day: Span, usual: Beside | undefined): boolean {
  const parts = [between(text, usual?.before, day), between(text, day, usual?.behind)];
  return parts.some((part) => !/[.!?;\n]/.test(part));
}
