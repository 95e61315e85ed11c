/** One phrase of a lexicon, one piece a word; the pieces are explained in lexicon/README.md. */
export type Phrase = readonly string[];

/** A lexicon as read: section name -> its phrases. */
export type PhraseFile = ReadonlyMap<string, readonly Phrase[]>;

const mostWays = 600;

/**
 * Reads a lexicon: `[section]` lines, one phrase a line, `#` at the start of a line is a comment.
 * Throws on a phrase before any section, and on one that stands for too many: a mistake of who wrote it.
 */
export function parsePhrases(text: string): PhraseFile {
  const sections = new Map<string, Phrase[]>();
  let current: Phrase[] | undefined;
  for (const raw of text.split('\n')) {
    const line = raw.replace(/^#.*$/, '').trim();
    if (line === '') continue;
    const section = /^\[(.+)\]$/.exec(line)?.[1];
    if (section !== undefined) current = open(sections, section);
    else if (current === undefined) throw new Error(`Lexicon: "${line}" stands before any [section]`);
    else current.push(...waysToSay(line));
  }
  return sections;
}

function open(sections: Map<string, Phrase[]>, name: string): Phrase[] {
  const phrases = sections.get(name) ?? [];
  sections.set(name, phrases);
  return phrases;
}

/** "vorrei|vorremmo (tanto) prenotare" -> its four phrases. */
function waysToSay(line: string): Phrase[] {
  let ways: string[] = [''];
  for (const choice of choices(line)) {
    ways = ways.flatMap((way) => choice.map((word) => `${way} ${word}`));
    if (ways.length > mostWays) throw new Error(`Lexicon: "${line}" stands for too many phrases`);
  }
  return ways.map((way) => pieces(way)).filter((phrase) => phrase.length > 0);
}

/** Per place in the line, what may stand there: words in (brackets) may be missing. */
function choices(line: string): string[][] {
  return (line.match(/\([^)]*\)|\S+/g) ?? []).map((place) =>
    place.startsWith('(') ? ['', ...place.slice(1, -1).split('|')] : place.split('|'),
  );
}

function pieces(way: string): string[] {
  return way.match(/[\p{L}\p{M}]+\*?|\p{N}+|[#_~^$?]/gu) ?? [];
}
