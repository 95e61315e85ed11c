import { readdirSync, readFileSync } from 'node:fs';
import { castOf, type Names, type Person } from './people.ts';
import { type Play, playsIn, type Sections, sectionsIn } from './script.ts';
import type { Shop } from './shop.ts';

/** Everything written for a shop, read: the plays, the words, the people. */
export type Stage = {
  shop: Shop;
  /** Plays that come again with other people and other words, by `bookings.it`. */
  plays: ReadonlyMap<string, readonly Play[]>;
  /** Plays that happen once. */
  scenes: readonly Play[];
  /** By language: what is talked about, how people greet, names. */
  words: ReadonlyMap<string, Sections>;
  voices: ReadonlyMap<string, Sections>;
  cast: readonly Person[];
  names: Names;
};

const folder = new URL('./talk/', import.meta.url);

/** Reads what is written for a shop. */
export function stageOf(shop: Shop): Stage {
  const written = filesIn(shop.key);
  const common = filesIn('common');
  const names = namesOf(common, written);
  return {
    shop,
    plays: new Map(
      [...written]
        .filter(([name]) => /^[a-z]+\.[a-z]{2}$/.test(name) && !/^(words|names)\./.test(name))
        .map(([name, text]) => [name, playsIn(text, `${shop.key}/${name}`)]),
    ),
    scenes: [...written]
      .filter(([name]) => name.startsWith('scenes'))
      .flatMap(([name, text]) => playsIn(text, `${shop.key}/${name}`)),
    words: byLanguage(written, 'words'),
    voices: byLanguage(common, 'voice'),
    cast: castOf(shop, linesOf(written.get('cast') ?? '')),
    names,
  };
}

/** `scenes.txt` and `bookings.it.txt` without their ending. */
function filesIn(name: string): Map<string, string> {
  const place = new URL(`${name}/`, folder);
  const files = readdirSync(place)
    .filter((file) => file.endsWith('.txt'))
    .toSorted();
  return new Map(
    files.map((file) => [file.slice(0, -4), readFileSync(new URL(file, place), 'utf8')]),
  );
}

function byLanguage(files: ReadonlyMap<string, string>, kind: string): Map<string, Sections> {
  return new Map(
    [...files]
      .filter(([name]) => name.startsWith(`${kind}.`))
      .map(([name, text]) => [name.slice(kind.length + 1), sectionsIn(text)]),
  );
}

/** A shop's own names stand before the common ones: surnames are of a place. */
function namesOf(common: Map<string, string>, own: Map<string, string>): Names {
  const names = byLanguage(common, 'names');
  for (const [language, sections] of byLanguage(own, 'names'))
    names.set(language, new Map([...(names.get(language) ?? []), ...sections]));
  return new Map([...names].map(([language, sections]) => [language, inWords(sections)]));
}

/** Names are written many a line. */
function inWords(sections: Sections): Sections {
  return new Map(
    [...sections].map(([name, lines]) => [name, lines.flatMap((line) => line.split(/, */))]),
  );
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
}
