import type { Heard } from '../hear.ts';
import type { Span } from '../span.ts';
import type { Token } from '../tokens.ts';
import type { Said } from './tell-apart.ts';

type Part = Span & { name: string };
type Told = { text: string; said: Said; heard: Heard };

/**
 * The sentences of a message in outline, each between its edges: "Tavolo per due, sabato? Grazie Anna" is `^^ tavol per <people> <day>
 * ?` and `^ grazi <name> $$`. How a day is spoken of tells more than which day it is.
 */
export function outlineOf({ text, said, heard }: Told): string[][] {
  const { words, questions } = heard.tokens;
  const bySentence = [...Map.groupBy(words, ({ sentence }) => sentence)];
  const parts = partsOf(said);
  const nameOf = text === text.toUpperCase() ? beginning : (word: Token) => called(text, word);
  return bySentence.map(([sentence, own], at) => {
    const names = namesOf(own, parts, nameOf);
    const end = questions.has(sentence) ? '?' : '$';
    return [at === 0 ? '^^' : '^', ...names, at === bySentence.length - 1 ? end.repeat(2) : end];
  });
}

/** Days, hours and who comes; the parts behind are taken off their end. */
function namesOf(words: readonly Token[], parts: Part[], nameOf: (word: Token) => string) {
  const names: string[] = [];
  let last: Part | undefined;
  for (const word of words) {
    while ((parts.at(-1)?.to ?? Number.POSITIVE_INFINITY) <= word.from) parts.pop();
    const next = parts.at(-1);
    const part = next !== undefined && next.from < word.to ? next : undefined;
    if (part === undefined) names.push(names.length === 0 ? beginning(word) : nameOf(word));
    else if (part !== last) names.push(part.name);
    last = part;
  }
  return names;
}

/** Days, hours and who comes, the last of the text first. */
function partsOf({ whens, company }: Said): Part[] {
  const times = whens.map(({ from, to, kind, sense }) => {
    const name = kind.startsWith('date') ? 'day' : 'hour';
    return { from, to, name: sense === 'past' ? `<${name}-gone>` : `<${name}>` };
  });
  const people = company.filter(({ strength }) => strength > 1);
  const who = people.map(({ from, to, past }) => ({
    from,
    to,
    name: past ? '<people-then>' : '<people>',
  }));
  return [...times, ...who].sort((a, b) => b.from - a.from);
}

/** A capital inside a sentence begins a name, but for the English "I". */
function called(text: string, word: Token): string {
  const letter = text.charAt(word.from);
  const isCapital = letter !== letter.toLowerCase();
  return isCapital && word.forms[0] !== 'i' ? '<name>' : beginning(word);
}

/** "Prenoto", "prenotare" and "prenottazione" begin alike. */
export function beginning({ number, forms: [form = ''] }: Token): string {
  return number ? '#' : form.slice(0, letters);
}

const letters = 5;
