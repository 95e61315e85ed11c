import { handleStem, phoneTail } from './like-reach.ts';
import { fullNames } from './nicknames.ts';
import { type Portrayal, wordsOf } from './portrayal.ts';
import { sound } from './sound.ts';

/** A key shared by more persons than this tells nobody apart, and is passed over; a finer one of the same person remains. */
export const crowd = 50;

/**
 * What a person may be found by among all others. Only persons with a key in common are compared, so that comparing
 * everybody costs n log n, not n x n. Keys survive a slip of the fingers, a nickname, names the other way round.
 */
export function blockingKeys(one: Portrayal): string[] {
  const names = one.names.map((name) => wordsOf(name).filter((word) => /\p{L}/u.test(word)));
  const stems = one.handles.map(handleStem).filter((stem) => stem.length >= 4);
  const keys = [
    ...names.flatMap(nameKeys),
    ...one.mails.flatMap((mail) => mailKeys(mail.value)),
    ...one.phones.map((phone) => `phone ${phoneTail(phone.value)}`),
    ...stems.map((stem) => `handle ${stem}`),
    ...birthKeys(one.born, names),
    ...placeKeys(one.postcode, names),
    ...placeKeys(one.place, names),
    ...addressKeys(one.address),
  ];
  return [...new Set(keys)].map((key) => key.slice(0, 120));
}

/** First and last word in either order, from coarse to fine; a nickname also counts as the full name. */
function nameKeys(words: readonly string[]): string[] {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return [];
  if (words.length === 1) return [`name ${sound(first)}`];
  const pairs = [
    ...fullNames(first).map((full) => [full, last]),
    ...fullNames(last).map((full) => [first, full]),
  ];
  const coarse = pairs.map((pair) => pair.map((word) => sound(word).slice(0, 2)));
  const fine = pairs.map((pair) => pair.map(sound));
  const exact = [words];
  return [...coarse, ...fine, ...exact].map((list) => `name ${[...list].sort().join(' ')}`);
}

/** The name before the at, also with letters swapped; the domain joins those whose name before the at is misspelt. */
function mailKeys(mail: string): string[] {
  const [local = '', domain = ''] = mail.split('@');
  return [`mail ${local}`, `letters ${[...local].sort().join('')}`, `domain ${domain}`];
}

type Maybe = string | null | undefined;

function birthKeys(born: Maybe, names: readonly string[][]): string[] {
  if (!born) return [];
  const words = names.flat().flatMap(fullNames);
  return [
    `born ${born}`,
    ...words.map((word) => `born ${born.slice(0, 4)} ${sound(word).slice(0, 2)}`),
  ];
}

function placeKeys(place: Maybe, names: readonly string[][]): string[] {
  if (!place) return [];
  const where = wordsOf(place).join('');
  return names.flat().map((word) => `place ${where} ${sound(word).slice(0, 3)}`);
}

function addressKeys(address: Maybe): string[] {
  return address ? [`address ${wordsOf(address).slice(0, 2).join(' ')}`] : [];
}
