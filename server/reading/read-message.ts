import { type Evidence, weigh } from './evidence.ts';
import { kindOf, type RequestKind, type Standings, standings } from './kind.ts';
import { type LanguageContext, languageOf } from './language.ts';
import { lexicons, phraseBook } from './lexicon.ts';
import { type Found, findPhrases } from './phrase-book.ts';
import { severePhrases } from './severe.ts';
import { type Tokens, tokenize } from './tokens.ts';
import { type Feeling, feelings, mood, type Tone, toneOf } from './tone.ts';

export type { RequestKind };

/** Words of the text that said so, as UTF-16 offsets: `text.slice(from, to)`. */
type Words = { field: 'kind' | 'tone' | 'severe'; from: number; to: number };

/** What a message seems to say: a proposal for a person to correct, never a decision. */
export type Reading = {
  language: string | null;
  kind: RequestKind;
  tone: Tone;
  severe: boolean;
  words: Words[];
};

/**
 * Reads language, kind of request, tone and severe words of a message. Pure and quick: no input or output, time in
 * proportion to the text. Precision first: what no words say stays `other`, `neutral` and not severe.
 */
export function readMessage(text: string, context: LanguageContext): Reading {
  const tokens = tokenize(text);
  const language = languageOf(text, tokens, context);
  const finding = telling(tokens, booksFor(tokens, language, context));
  return { language, ...said(finding, tokens) };
}

/** What the words of a message say, for whoever reads more of it. */
export type Heard = {
  tokens: Tokens;
  evidence: Evidence;
  all: Standings;
  kind: RequestKind;
  mood: number;
};

/** The evidence in a text of a known language. */
export function hear(text: string, language: string): Heard {
  const tokens = tokenize(text);
  const { evidence, all, felt } = find(tokens, language);
  const inWords = mood(felt);
  return { tokens, evidence, all, kind: kindOf(all, tokens, inWords), mood: inWords };
}

type Finding = { evidence: Evidence; all: Standings; felt: Feeling[]; severe: readonly Found[] };

/** The first lexicon that has something to say: short messages are often in a language nobody expected. */
function telling(tokens: Tokens, languages: readonly string[]): Finding {
  const [first, ...others] = languages;
  const finding = find(tokens, first);
  if (saysSomething(finding)) return finding;
  for (const language of others) {
    const other = find(tokens, language);
    if (saysSomething(other)) return other;
  }
  return finding;
}

const short = 5;

function booksFor(
  { words }: Tokens,
  language: string | null,
  { languages }: LanguageContext,
): string[] {
  if (language !== null && words.length > short && lexicons.includes(language)) return [language];
  const spoken = [...(language === null ? [] : [language]), ...languages];
  return [...new Set([...spoken, ...lexicons])].filter((one) => lexicons.includes(one));
}

function find(tokens: Tokens, language: string | undefined): Finding {
  const book = language === undefined ? null : phraseBook(language);
  const evidence = weigh(book === null ? [] : findPhrases(book, tokens));
  const all = standings(evidence);
  return { evidence, all, felt: feelings(tokens, evidence), severe: severePhrases(evidence) };
}

function saysSomething({ all, felt, severe }: Finding): boolean {
  const known = Object.values(all).some(({ score }) => score > 1);
  return known || severe.length > 0 || felt.some(({ face }) => !face);
}

function said({ all, felt, severe }: Finding, tokens: Tokens): Omit<Reading, 'language'> {
  const inWords = mood(felt);
  const proposed = kindOf(all, tokens, inWords);
  const alarm = proposed === 'spam' ? [] : severe;
  const alarming = alarm.length > 0 && (proposed === 'other' || proposed === 'praise');
  const kind = alarming ? 'complaint' : proposed;
  const tone = toneOf(kind, all, inWords);
  const words = [
    ...kindWords(kind, all, { tokens, felt }),
    ...toneWords(tone, felt),
    ...alarm.map((phrase) => placed('severe', phrase, tokens)),
  ];
  return { kind, tone, severe: alarm.length > 0, words };
}

function kindWords(
  kind: RequestKind,
  all: Standings,
  said: { tokens: Tokens; felt: Feeling[] },
): Words[] {
  if (kind === 'other') return [];
  const phrases = all[kind].phrases.map((phrase) => placed('kind', phrase, said.tokens));
  if (phrases.length > 0) return phrases;
  if (kind === 'question') return questionMarks(said.tokens);
  return said.felt.map(({ from, to }) => ({ field: 'kind', from, to }));
}

function questionMarks({ questions }: Tokens): Words[] {
  return [...questions.values()].map((at) => ({ field: 'kind', from: at, to: at + 1 }));
}

function toneWords(tone: Tone, felt: readonly Feeling[]): Words[] {
  if (tone === 'neutral') return [];
  const sign = tone === 'positive' ? 1 : -1;
  const agreeing = felt.filter(({ value }) => Math.sign(value) === sign);
  return agreeing.map(({ from, to }) => ({ field: 'tone', from, to }));
}

function placed(field: Words['field'], { first, last }: Found, { words }: Tokens): Words {
  return { field, from: words[first]?.from ?? 0, to: words[last]?.to ?? 0 };
}
