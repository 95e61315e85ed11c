import { type Evidence, weigh } from './evidence.ts';
import { type Found, findPhrases } from './find-phrases.ts';
import { kindOf, type RequestKind, type Standings, standings } from './kind.ts';
import { lexicons, phraseBook } from './lexicon.ts';
import { severePhrases } from './severe.ts';
import { type Tokens, tokenize } from './tokens.ts';
import { type Feeling, feelings, mood } from './tone.ts';

/** What the words of a message say in the language of a lexicon, before anything is made of it. */
export type Heard = {
  /** Whose lexicon; undefined where there is none. */
  language: string | undefined;
  tokens: Tokens;
  evidence: Evidence;
  all: Standings;
  felt: Feeling[];
  severe: readonly Found[];
  /** What the words alone propose, and how glad (above 0) or cross (below) they are. */
  kind: RequestKind;
  mood: number;
};

/** The evidence in a text of a known language. */
export function hear(text: string, language: string): Heard {
  return hearIn(tokenize(text), language);
}

/** The first lexicon that has something to say: short messages are often in a language nobody expected. */
export function hearFirst(tokens: Tokens, languages: readonly string[]): Heard {
  const [first, ...others] = languages;
  const heard = hearIn(tokens, first);
  if (saysSomething(heard)) return heard;
  for (const language of others) {
    const other = hearIn(tokens, language);
    if (saysSomething(other)) return other;
  }
  return heard;
}

const short = 5;

/** The lexicons to ask: the one of the message's language; for a few words, whose language is a guess, all of them. */
export function booksFor(
  { words }: Tokens,
  language: string | null,
  spoken: readonly string[],
): string[] {
  if (language !== null && words.length > short && lexicons.includes(language)) return [language];
  const all = [...(language === null ? [] : [language]), ...spoken, ...lexicons];
  return [...new Set(all)].filter((one) => lexicons.includes(one));
}

function hearIn(tokens: Tokens, language: string | undefined): Heard {
  const book = language === undefined ? null : phraseBook(language);
  const evidence = weigh(book === null ? [] : findPhrases(book, tokens));
  const [all, felt] = [standings(evidence), feelings(tokens, evidence)];
  const inWords = mood(felt);
  const kind = kindOf(all, tokens, inWords);
  return {
    language,
    tokens,
    evidence,
    all,
    felt,
    severe: severePhrases(evidence),
    kind,
    mood: inWords,
  };
}

function saysSomething({ all, felt, severe }: Heard): boolean {
  const known = Object.values(all).some(({ score }) => score > 1);
  return known || severe.length > 0 || felt.some(({ face }) => !face);
}
