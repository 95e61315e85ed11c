import { fold } from './fold.ts';
import type { Span } from './span.ts';

/** A word or a number of a message, and where it stands in the text as written. */
export type Token = Span & {
  /** The spellings to look up, the likeliest first: more than one when letters are drawn out. */
  forms: readonly string[];
  number: boolean;
  /** Phrases do not cross a sentence; negation does not cross a clause. Both count from 0. */
  sentence: number;
  clause: number;
};

/** An emoji or a typed face. */
export type Face = Span & { name: string; sentence: number };

export type Tokens = {
  words: Token[];
  faces: Face[];
  links: number;
  mentions: number;
  /** By number of sentence: the offset of its question mark. */
  questions: Map<number, number>;
};

// Each alternative is bounded or free of ambiguity, so that hostile text costs linear time.
const link = String.raw`(?:https?:\/\/|www\.|(?:wa|t)\.me\/)\S+`;
const domain = String.raw`[a-z0-9-]{1,40}\.(?:com|it|net|org|eu|ly|io|shop|xyz|ru|biz)(?:\/\S*|(?![\p{L}\p{N}@.]))`;
const mail = String.raw`[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}\.[\p{L}\p{N}.-]{1,63}`;
const mention = String.raw`@[\p{L}\p{N}_.-]+`;
const typedFace = String.raw`[:;=][-']?[)(\]\[dp\/|*o](?![\p{L}\p{N}])|:'\(|<\/?3(?!\p{N})|\^_?\^`;
const emoji = String.raw`\p{Extended_Pictographic}(?:[\uFE0F\u{1F3FB}-\u{1F3FF}]|\u200D\p{Extended_Pictographic})*`;
// English chat writes sounds as digits; elsewhere a digit ends a word ("4pers", "h20").
const chat = String.raw`(?:gr8|m8|l8r|w8|b4|2nite|2night|2moro|2morrow|2day)(?![\p{L}\p{N}])`;
const number = String.raw`\p{N}+(?:[.,:\/]\p{N}+)*`;
const word = String.raw`\p{L}[\p{L}\p{M}]*`;
const stop = String.raw`[.!?¿¡;:\n。？！]+`;
const pause = '[,()–—"«»]';
const piece = new RegExp(
  `(?<link>${link}|${domain})|(?<mail>${mail})|(?<mention>${mention})|(?<face>${typedFace}|${emoji})|` +
    `(?<word>${chat}|${word})|(?<number>${number})|(?<stop>${stop}|…)|(?<pause>${pause})`,
  'giu',
);

type Cut = Tokens & { sentence: number; clause: number };

/** Cuts a message into words, numbers and faces. Addresses, links and @mentions are only counted. */
export function tokenize(text: string): Tokens {
  const none = { words: [], faces: [], links: 0, mentions: 0, questions: new Map() };
  const cut: Cut = { ...none, sentence: 0, clause: 0 };
  for (const match of text.matchAll(piece)) take(cut, match);
  return cut;
}

function take(cut: Cut, match: RegExpExecArray): void {
  const { link, mail, mention, face, number, word, stop } = match.groups ?? {};
  if (word !== undefined) takeWord(cut, match, drawnOut(fold(word)));
  else if (number !== undefined) takeWord(cut, match, [number]);
  else if (face !== undefined) takeFace(cut, match.index, face);
  else if (stop !== undefined) takeStop(cut, match.index, stop);
  else if (link !== undefined) cut.links += 1;
  else if (mention !== undefined) cut.mentions += 1;
  else if (mail === undefined) cut.clause += 1;
}

function takeWord(cut: Cut, match: RegExpExecArray, forms: readonly string[]): void {
  const { sentence, clause } = cut;
  const number = match.groups?.number !== undefined;
  const to = match.index + match[0].length;
  cut.words.push({ forms, number, from: match.index, to, sentence, clause });
}

function takeFace(cut: Cut, from: number, face: string): void {
  const name = face.toLowerCase();
  cut.faces.push({ name, from, to: from + face.length, sentence: cut.sentence });
  endSentence(cut);
}

function takeStop(cut: Cut, at: number, marks: string): void {
  const asked = marks.search(/[?？]/u);
  if (asked >= 0) cut.questions.set(cut.words.at(-1)?.sentence ?? 0, at + asked);
  // @NOTE: dots in a row are a pause of who types, rarely an end: "vorrei... un tavolo".
  if (/^(?:\.{2,}|…)$/u.test(marks)) cut.clause += 1;
  else endSentence(cut);
}

function endSentence(cut: Cut): void {
  cut.sentence += 1;
  cut.clause += 1;
}

const drawn = /([a-z])\1{2,}/;
const eachDrawn = /([a-z])\1{2,}/g;
const drawnEnd = /([a-z])\1{2,}$/;

// "grazieee" ends in one e, "gooood" keeps two o: both readings are offered, the lexicon knows which.
function drawnOut(word: string): readonly string[] {
  if (!drawn.test(word)) return [word];
  const single = word.replace(drawnEnd, '$1');
  const forms = [single.replace(eachDrawn, '$1$1'), single.replace(eachDrawn, '$1')];
  return [...new Set([...forms, word.replace(eachDrawn, '$1$1')])];
}
