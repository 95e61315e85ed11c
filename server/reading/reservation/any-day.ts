import type { When } from '../when/when.ts';

const weekday =
  /^(?:(?:il|lo|la|di|del|on|the|a|an|of|any|un|una) ){0,2}(?:luned|marted|mercoled|gioved|venerd|sabat|domenic|mon|tue|wed|thu|fri|sat|sun)\p{L}*$/iu;
const some =
  /(?<!\p{L})(?:any|some|qualche|every|each|sort of|wrong|(?:earliest|first|next) (?:free|available|open))\s+$/iu;
const habit =
  /(?<!\p{L})(?:di solito|in genere|di norma|normalmente|solitamente|generalmente|abitualmente|usually|generally|normally|typically|as a rule|in general)(?!\p{L})/iu;
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

/**
 * A day that is not said: "any Friday in December", "il ponte dell'Immacolata". Who only asks means none in "usually free on Thursdays?" either, nor in "com'è di
 * martedì?"; who wants a table means the next.
 */
export function isAnyDay(text: string, when: When, onlyAsks: boolean): boolean {
  const { from, to } = when.date ?? when;
  const words = text.slice(from, to);
  const [before, after] = [text.slice(Math.max(0, from - far), from), text.slice(to, to + far)];
  if (!when.kind.startsWith('date')) return false;
  if (around.test(before + (article.exec(words)?.[0] ?? ''))) return true;
  if (!weekday.test(words)) return false;
  if (some.test(before) || month.test(after)) return true;
  return onlyAsks && (onSome.test(before) || isHabit(words, before) || told(before, after));
}

/** "La mia amica decide domani", "I'll let you know Friday": a day on which something else is done. */
export function isOfDeciding(text: string, when: When): boolean {
  const { from } = when.date ?? when;
  // "stiamo decidendo tra venerdì e sabato" are days to choose from
  if (when.choices !== undefined) return false;
  return when.kind.startsWith('date') && deciding.test(text.slice(Math.max(0, from - far), from));
}

const deciding =
  /(?<!\p{L})(?:decid\p{L}+|scegli\p{L}+|far[òo]? sapere|faccio sapere|facciamo sapere|(?:ti|vi|le) (?:so dire|dico|diciamo)|(?:ti|vi) richiam\p{L}+|picks?(?: \p{L}+){0,2}|chooses?(?: \p{L}+){0,2}|let (?:you|yous|ye|u) know|get back to (?:you|u))\s+(?:(?:by|on|entro|per|il)\s+){0,2}$/iu;

/** "Siete il venerdì a pranzo", "di martedì trovo posto". */
function isHabit(words: string, before: string): boolean {
  const article = /^(?:il|la|di) /iu.exec(words)?.[0] ?? withArticle.exec(before)?.[0];
  if (article === undefined) return false;
  return onSuch.test(withArticle.test(before) ? before.slice(0, -article.length) : before);
}

/** The same sentence says that it is often so. */
function told(before: string, after: string): boolean {
  const [start, end] = [/[^.!?;\n]*$/.exec(before)?.[0], /^[^.!?;\n]*/.exec(after)?.[0]];
  return habit.test(start ?? '') || habit.test(end ?? '');
}
