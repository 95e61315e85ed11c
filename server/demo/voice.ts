import type { Chance } from './chance.ts';
import { capital, small } from './phrase.ts';
import type { Sections } from './script.ts';

/** How somebody writes. */
export type Voice = {
  formal: boolean;
  /** Sentences begin small. */
  lower: boolean;
  /** No full stop at the end. */
  bare: boolean;
  /** Two or three exclamation marks. */
  loud: boolean;
  /** "nn", "x", "cmq". */
  short: boolean;
  /** Accents as apostrophes. */
  plain: boolean;
  /** Signs with the name. */
  signs: boolean;
  /** Slips now and then. */
  slips: boolean;
  face: string | null;
};

/** A voice by chance: most people write like most people. */
export function voiceOf(chance: Chance, faces: readonly string[]): Voice {
  const formal = chance.hit(0.34);
  return {
    formal,
    lower: !formal && chance.hit(0.3),
    bare: chance.hit(formal ? 0.15 : 0.5),
    loud: !formal && chance.hit(0.12),
    short: !formal && chance.hit(0.07),
    plain: chance.hit(0.06),
    signs: formal && chance.hit(0.35),
    slips: chance.hit(0.08),
    face: chance.hit(formal ? 0.05 : 0.24) ? chance.pick(faces) : null,
  };
}

/** A voice from words: `tu lower face:🙂`. */
export function voiceFrom(words: string): Voice {
  const has = (word: string) => words.split(/\s+/).includes(word);
  return {
    formal: has('formal'),
    lower: has('lower'),
    bare: has('bare'),
    loud: has('loud'),
    short: has('short'),
    plain: has('plain'),
    signs: has('signs'),
    slips: has('slips'),
    face: /face:(\S+)/.exec(words)?.[1] ?? null,
  };
}

export type Spoken = { voice: Voice; chance: Chance; language: string; sign: string };

/** A text as this person would have typed it. */
export function inVoice(text: string, { voice, chance, language, sign }: Spoken): string {
  let said = capital(text);
  if (voice.short && language === 'it') said = shortened(said);
  if (voice.plain) said = withoutAccents(said);
  if (voice.slips && chance.hit(0.3)) said = slip(said, chance);
  if (voice.lower) said = lowered(said);
  if (voice.bare) said = said.replace(/\.$/, '');
  if (voice.loud) said = said.replace(/!/g, () => '!'.repeat(chance.between(1, 3)));
  if (voice.face && chance.hit(0.45)) said = `${said.replace(/\.$/, '')} ${voice.face}`;
  if (voice.signs && sign && chance.hit(0.6)) said = `${said}\n${sign}`;
  return said;
}

const short: [RegExp, string][] = [
  [/\bnon\b/g, 'nn'],
  [/\bper\b/g, 'x'],
  [/\bcomunque\b/gi, 'cmq'],
  [/\bperché\b/gi, 'xké'],
  [/\bGrazie\b/g, 'grz'],
];

function shortened(text: string): string {
  return short.reduce((said, [word, typed]) => said.replace(word, typed), text);
}

const accents: Record<string, string> = { à: "a'", è: "e'", é: "e'", ì: "i'", ò: "o'", ù: "u'" };

function withoutAccents(text: string): string {
  return text.replace(/[àèéìòù](?![\p{L}])/gu, (letter) => accents[letter] ?? letter);
}

/** Two letters in the wrong order, inside a longer word. */
function slip(text: string, chance: Chance): string {
  const words = [...text.matchAll(/(?<![\p{L}'@])\p{Ll}{6,}(?![\p{L}@.])/gu)];
  if (words.length === 0) return text;
  const { 0: word, index } = chance.pick(words);
  const at = chance.between(2, word.length - 3);
  const typed = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  return text.slice(0, index) + typed + text.slice(index + word.length);
}

function lowered(text: string): string {
  return text.replace(
    /(^|[.?!]\s+)(\p{Lu}\p{Ll}*)/gu,
    (_, before: string, word: string) => before + small(word),
  );
}

/** Nobody thanks twice in a breath. */
const thanks = /grazie|thank|dank|merci|gracias/i;

type Greeting = { sections: Sections; chance: Chance; formal: boolean; evening: boolean };

/** "Buonasera, ": a greeting and the sentence it opens. `who` names the section: `hello` of people, `answer` of members. */
export function greeted(text: string, who: 'hello' | 'answer', greeting: Greeting): string {
  const { sections, chance, formal, evening } = greeting;
  const day = evening ? 'evening' : 'morning';
  const lines = sections.get(formal ? `${who} formal ${day}` : `${who}`) ?? [''];
  const hello = chance.pick(lines).replace(/^-$/, '');
  if (hello === '' || (thanks.test(hello) && thanks.test(text.slice(0, 24)))) return capital(text);
  return `${hello} ${/[,:]$/.test(hello) ? text : capital(text)}`;
}
