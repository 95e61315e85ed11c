/** A place in a phrase: the wordings that may stand there, each a list of words; none if it may be left out. */
export type Choice = { ways: readonly (readonly string[])[]; optional: boolean };

/** One line of a lexicon; the signs are explained in lexicon/README.md. */
export type Phrase = {
  choices: readonly Choice[];
  atStart: boolean;
  end: 'anywhere' | 'sentence' | 'question';
};

/** A lexicon as read: section name -> its phrases. */
export type PhraseFile = ReadonlyMap<string, readonly Phrase[]>;

/**
 * Reads a lexicon: `[section]` lines, one phrase a line, a line starting with `//` is a comment.
 * Throws on a line that cannot be read, naming it: a mistake of who wrote it.
 */
export function parsePhrases(text: string): PhraseFile {
  const sections = new Map<string, Phrase[]>();
  let current: Phrase[] | undefined;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '' || line.startsWith('//')) continue;
    const section = /^\[(.+)\]$/.exec(line)?.[1];
    if (section !== undefined) current = open(sections, section);
    else if (current === undefined) throw new Error(`Lexicon: "${line}" is above any [section]`);
    else current.push(phrase(line));
  }
  return sections;
}

function open(sections: Map<string, Phrase[]>, name: string): Phrase[] {
  const phrases = sections.get(name) ?? [];
  sections.set(name, phrases);
  return phrases;
}

function phrase(line: string): Phrase {
  const places = line.match(/\([^()]*\)|\{[^{}]*\}|[^\s(){}]+|\S/g) ?? [];
  const atStart = places[0] === '^';
  const last = places.at(-1);
  const end = last === '$' ? 'sentence' : last === '?' ? 'question' : 'anywhere';
  const inner = places.slice(atStart ? 1 : 0, end === 'anywhere' ? undefined : -1);
  const choices = inner.map((place) => choice(place, line));
  if (choices.every(({ optional }) => optional)) throw new Error(`Lexicon: "${line}" says nothing`);
  return { choices, atStart, end };
}

function choice(place: string, line: string): Choice {
  const optional = place.startsWith('{');
  const ways = place
    .replace(/^[({]|[)}]$/g, '')
    .split('|')
    .map(pieces);
  if (ways.some((way) => way.length === 0)) throw new Error(`Lexicon: cannot read "${line}"`);
  return { ways, optional };
}

function pieces(way: string): string[] {
  return way.match(/\p{N}?[\p{L}\p{M}]+\p{N}?[\p{L}]*\*?|\p{N}+(?:[.,:/]\p{N}+)*|[#_~]/gu) ?? [];
}
