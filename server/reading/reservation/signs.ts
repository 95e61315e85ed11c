import type { Heard } from '../hear.ts';
import type { Tokens } from '../tokens.ts';
import { tongueOf } from '../tongue.ts';
import type { When } from '../when/when.ts';
import type { Company } from './company.ts';
import { countElse } from './else-words.ts';
import { type Ground, hourIn, isWanted } from './moment.ts';
import { opensAt } from './opening.ts';
import { peopleWords } from './people-words.ts';
import type { Said } from './tell-apart.ts';

/** What in a message tells what is wanted with a table: the name of each sign, and how much of it there is. */
export type Signs = ReadonlyMap<string, number>;

/** Sections of the lexicon that speak of tables, or of what is mistaken for them. */
const sections = [
  ...(['book', 'book likely', 'table', 'ask', 'hold', 'no hold'] as const),
  ...(['cancel', 'not cancel', 'move', 'move surely', 'move if booked'] as const),
  ...(['booked', 'booked then', 'has table', 'instead'] as const),
  ...(['past visit', 'long ago', 'told', 'no visit'] as const),
  ...(['not booking', 'not booking hint', 'not reservation'] as const),
] as const;

const most = 3;

/** Every sign in a text: phrases of the lexicon, who comes, when, how much else is said, and the words themselves. */
export function signsOf(text: string, said: Said, { ground, heard }: Around): Signs {
  const signs = new Map<string, number>();
  for (const section of sections) add(signs, `[${section}]`, heard.evidence(section).length);
  for (const [kind, { score }] of Object.entries(heard.all))
    if (kind !== 'question') signs.set(`[${kind}] weight`, Math.max(-4, Math.min(8, score)) / 4);
  for (const name of namesOf(text, said, { ground, heard })) signs.set(name, 1);
  for (const name of wordsOf(heard.tokens)) signs.set(name, 1);
  for (const [name, much] of sizesOf(said, heard)) signs.set(name, much);
  return signs;
}

type Around = { ground: Ground; heard: Heard };

function add(signs: Map<string, number>, name: string, count: number): void {
  if (count > 0) signs.set(name, Math.min(count, most));
}

function namesOf(text: string, { whens, company }: Said, { ground, heard }: Around): string[] {
  const [people, times] = [peopleSaid(company), timesIn(whens, ground)];
  const { mentions } = heard.tokens;
  const whole = [people > 0 ? 'people' : '', times.day ? 'day' : '', times.hour ? 'hour' : ''];
  const together = whole.filter((one) => one !== '');
  return [
    `people ${people}`,
    ...together,
    together.length > 1 ? together.join(' and ') : '',
    times.gone ? 'day gone' : '',
    company.some(({ past }) => past) ? 'people then' : '',
    mentions > 0 && !ownHandle.test(text) ? 'tagged' : '',
    /[€£$]|\beuro\b|\bquid\b/i.test(text) ? 'price' : '',
    heard.severe.length > 0 ? 'severe' : '',
    laughter.test(text) ? 'laughs' : '',
    ...whens.flatMap(({ kind, role, sense }) => [`when ${kind}`, `when ${role}`, `when ${sense}`]),
  ].filter((one) => one !== '');
}

/** 2 said plainly who comes, 1 likely, 0 not said. */
function peopleSaid(company: readonly Company[]): number {
  const now = company.filter(({ past, among }) => !past && !among);
  return Math.max(0, ...now.map(({ strength }) => strength - 1));
}

function timesIn(whens: readonly When[], ground: Ground) {
  const wanted = whens.filter((one) => isWanted(one, ground));
  const hours = wanted.flatMap(({ values }) => hourIn(values[0]?.start) ?? []);
  return {
    day: wanted.some(({ kind }) => kind.startsWith('date')),
    hour: hours.some((hour) => opensAt(ground.opening, hour)),
    gone: whens.some(({ sense, kind }) => sense === 'past' && kind.startsWith('date')),
  };
}

/** Who runs the place is tagged, no friend. */
const ownHandle =
  /@[\w.]*(?:trattoria|osteria|ristorante|pizzeria|locanda|agriturismo|taverna|restaurant|bistrot?|cafe)/iu;

const laughter = /(?<!\p{L})(?:(?:ah){2,}|(?:ha){3,})/iu;

/** Each word, and each with the one before it in its sentence; a number is any number. */
function* wordsOf({ words }: Tokens): Generator<string> {
  let before = { word: '', sentence: -1 };
  for (const { forms, number, sentence } of words) {
    const word = number ? '#' : (forms[0] ?? '');
    yield word;
    yield `${before.sentence === sentence ? before.word : '^'} ${word}`;
    before = { word, sentence };
  }
}

/** How long the message is, and how much of it speaks of something else. */
function sizesOf({ whens, company }: Said, { tokens, language }: Heard): [string, number][] {
  const book = peopleWords(tongueOf(language) ?? 'it');
  const rest = countElse(tokens.words, [...whens, ...company], book);
  const { length } = tokens.words;
  const longer = lengths.findLast((one) => length >= one) ?? 0;
  return [
    [`${longer} words or more`, 1],
    ['words of something else', Math.log1p(rest) / 3],
    ['share of something else', rest / (1 + length)],
  ];
}

const lengths = [0, 5, 9, 15, 25, 45];
