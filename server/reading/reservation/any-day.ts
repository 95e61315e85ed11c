import type { When } from '../when/when.ts';

const weekday =
  /^(?:(?:il|di|del|la|on|the|a|of|every|each|any|un|una)\s+){0,2}(?:luned|marted|mercoled|gioved|venerd|sabat|domenic|mon|tue|wed|thu|fri|sat|sun)\p{L}*/iu;
const habit =
  /(?<!\p{L})(?:di solito|in genere|di norma|normalmente|solitamente|generalmente|abitualmente|usually|generally|normally|typically|as a rule|in general)(?!\p{L})/iu;
const someDay = /(?<!\p{L})(?:on an?|any|some|qualche|(?:in|di|a) una?|every|each|sort of)\s+$/iu;
const someDayOf =
  /^\s*(?:\p{L}+\s)?(?:in|of|di|a)\s+(?:the\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|summer|winter|estate|inverno)/iu;
const far = 60;

/** A weekday of no week: "usually free on Thursdays?", "a Sunday in May", "on a Friday". */
export function isAnyDay(text: string, when: When): boolean {
  const { from, to } = when.date ?? when;
  if (!when.kind.startsWith('date') || !weekday.test(text.slice(from, to))) return false;
  const [before, after] = [text.slice(Math.max(0, from - far), from), text.slice(to, to + far)];
  return (
    someDay.test(before) ||
    someDayOf.test(after) ||
    habit.test(/[^.!?;\n]*$/.exec(before)?.[0] ?? '') ||
    habit.test(/^[^.!?;\n]*/.exec(after)?.[0] ?? '')
  );
}
