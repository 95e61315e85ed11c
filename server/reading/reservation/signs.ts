import type { Heard } from '../hear.ts';
import { tongueOf } from '../tongue.ts';
import type { When } from '../when/when.ts';
import type { Company } from './company.ts';
import { countElse } from './else-words.ts';
import { type Ground, isWanted } from './moment.ts';
import { opensAt } from './opening.ts';
import { beginning, outlineOf } from './outline.ts';
import { peopleWords } from './people-words.ts';
import { hourIn } from './readings.ts';
import type { Apart, Said } from './tell-apart.ts';

/** A message taken apart: what it says of when and of who, and the phrases that were heard in it. */
export type Talk = { text: string; said: Apart; ground: Ground; heard: Heard };

/** Is told the name of a sign, and how much of it there is. */
export type Tell = (sign: string, much: number) => void;

/** Sections of the lexicon that speak of tables, or of what is mistaken for them. */
const sections = [
  ...(['book', 'book likely', 'table', 'ask', 'hold', 'no hold'] as const),
  ...(['cancel', 'not cancel', 'move', 'move surely', 'move if booked'] as const),
  ...(['booked', 'booked then', 'has table', 'instead'] as const),
  ...(['past visit', 'long ago', 'told', 'no visit'] as const),
  ...(['not booking', 'not booking hint', 'not reservation'] as const),
] as const;

const most = 3;

/** Tells every sign of what is wanted with a table but the words themselves: phrases of the lexicon, who comes, when, how much else. */
export function tellSigns(talk: Talk, tell: Tell): void {
  const { said, heard } = talk;
  for (const section of sections) {
    const { length } = heard.evidence(section);
    if (length > 0) tell(`[${section}]`, Math.min(length, most));
  }
  for (const kind of kinds)
    tell(`[${kind}] weight`, Math.max(-4, Math.min(8, heard.all[kind].score)) / 4);
  tellWhole(talk, tell);
  tellAside(talk, tell);
  tellSizes(said, heard, tell);
}

const kinds = ['complaint', 'reservation', 'order', 'idea', 'praise', 'spam'] as const;

/** Who comes, on what day, at what hour. */
function tellWhole({ said: { whens, company }, ground }: Talk, tell: Tell): void {
  const [people, { day, hour, gone }] = [peopleSaid(company), timesIn(whens, ground)];
  tell(`people ${people}`, 1);
  if (people > 0) tell('people', 1);
  if (day) tell('day', 1);
  if (hour) tell('hour', 1);
  if (people > 0 && day) tell(hour ? 'people and day and hour' : 'people and day', 1);
  else if (hour && (people > 0 || day)) tell(day ? 'day and hour' : 'people and hour', 1);
  if (gone) tell('day gone', 1);
  if (company.some(({ past }) => past)) tell('people then', 1);
}

/** What is said on the way. */
function tellAside({ text, said, heard }: Talk, tell: Tell): void {
  if (heard.tokens.mentions > 0 && !ownHandle.test(text)) tell('tagged', 1);
  if (/[€£$]|\beuro\b|\bquid\b/i.test(text)) tell('price', 1);
  if (heard.severe.length > 0) tell('severe', 1);
  if (laughter.test(text)) tell('laughs', 1);
  const ways = new Set<string>();
  for (const { kind, role, sense } of said.whens)
    ways
      .add(kind)
      .add(role ?? 'plain')
      .add(sense);
  for (const way of ways) tell(`when ${way}`, 1);
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

/** How long the message is, and how much of it speaks of something else. */
function tellSizes({ whens, company }: Said, { tokens, language }: Heard, tell: Tell): void {
  const book = peopleWords(tongueOf(language) ?? 'it');
  const rest = countElse(tokens.words, [...whens, ...company], book);
  const { length } = tokens.words;
  tell(`${lengths.findLast((one) => length >= one) ?? 0} words or more`, 1);
  tell('words of something else', Math.log1p(rest) / 3);
  tell('share of something else', rest / (1 + length));
}

const lengths = [0, 5, 9, 15, 25, 45];

/** Tells each word, any number being `#`, and of a long one its beginning too, which many endings and slips share. */
export function tellWords({ heard }: Talk, tell: (word: string) => void): void {
  for (const token of heard.tokens.words) {
    const [whole, begun] = [token.number ? '#' : (token.forms[0] ?? ''), beginning(token)];
    tell(whole);
    if (begun !== whole) tell(begun);
  }
}

/** Tells which names follow each other in outline, next to each other or with one between. */
export function tellPairs(
  talk: Talk,
  tell: (how: 'next' | 'apart', first: string, second: string) => void,
): void {
  for (const names of outlineOf(talk))
    for (let at = 1; at < names.length; at++) {
      const second = names[at] ?? '';
      tell('next', names[at - 1] ?? '', second);
      if (at > 1) tell('apart', names[at - 2] ?? '', second);
    }
}
