import type { Found } from './find-phrases.ts';
import { booksFor, type Heard, hearFirst } from './hear.ts';
import { kindOf, type RequestKind, type Standings } from './kind.ts';
import { type LanguageContext, languageOf } from './language.ts';
import { ownWords } from './reservation/quoted.ts';
import { tableTalkIn } from './reservation/reservation.ts';
import { type Span, spanOf } from './span.ts';
import { type Tokens, tokenize } from './tokens.ts';
import { type Feeling, type Tone, toneOf } from './tone.ts';
import { tongueOf } from './tongue.ts';
import type { WhenContext } from './when/when.ts';

export type { RequestKind };

/** Words of the text that said so. */
type Words = Span & { field: 'kind' | 'tone' | 'severe' };

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
export function readMessage(text: string, context: ReadingContext): Reading {
  const own = ownWords(text);
  const tokens = tokenize(own);
  const language = languageOf(own, tokens, context);
  const heard = hearFirst(tokens, booksFor(tokens, language, context.languages));
  return { language, ...said(own, heard, context) };
}

/** Whose message it is; `now`: when it was written, on the firm's clock, where that is known. */
export type ReadingContext = LanguageContext & { now?: WhenContext['now'] };

// Whether a day is wanted hangs little on today: where nobody says when it was written, any day will do.
const someDay = { date: '2026-01-15', time: '12:00' };

const sure = 0.7;

/** A table asked for, moved or given back is a reservation; what only sounds like one is read again without it. */
function requestIn(text: string, heard: Heard, { now = someDay }: ReadingContext): RequestKind {
  const { kind, all, tokens, mood } = heard;
  const language = tongueOf(heard.language);
  if (language === null) return kind;
  const { intent, confidence } = tableTalkIn(text, { now, language, opening: [] }, heard);
  if (intent !== null && intent !== 'past_visit') return 'reservation';
  if (kind !== 'reservation' || confidence < sure) return kind;
  const none = { ...all, reservation: { score: 0, phrases: [] } };
  return kindOf(none, tokens, mood);
}

function said(text: string, heard: Heard, context: ReadingContext): Omit<Reading, 'language'> {
  const { all, felt, severe, tokens, mood } = heard;
  const proposed = requestIn(text, heard, context);
  const alarm = proposed === 'spam' ? [] : severe;
  const alarming = alarm.length > 0 && (proposed === 'other' || proposed === 'praise');
  const kind = alarming ? 'complaint' : proposed;
  const tone = toneOf(kind, all, mood);
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

function placed(field: Words['field'], phrase: Found, tokens: Tokens): Words {
  return { field, ...spanOf(tokens, phrase) };
}
