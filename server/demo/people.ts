import type { Chance } from './chance.ts';
import { idFrom } from './id-from.ts';
import { capital } from './phrase.ts';
import { plain } from './plain.ts';
import type { Sections } from './script.ts';
import type { Shop } from './shop.ts';
import { type Voice, voiceFrom, voiceOf } from './voice.ts';

/** Somebody outside, on the network where they speak. */
export type Person = {
  id: string;
  /** As they show themselves: "Luca Bassi", "Giulia M.", "elena.p". */
  name: string;
  first: string;
  handle: string;
  language: string;
  network: 'website' | 'bluesky';
  voice: Voice;
  /** How often they speak, against others. */
  keen: number;
  place: string | null;
  about: string | null;
};

/** Names and faces by language. */
export type Names = ReadonlyMap<string, Sections>;

/** The regulars as they are written: name; language; network; voice; how keen; place; what members know of them. */
export function castOf(shop: Shop, lines: readonly string[]): Person[] {
  return lines.map((line) => {
    const [name = '', language = 'it', network = '', voice = '', keen = '1', place, about] = line
      .split(';')
      .map((part) => part.trim());
    const known = { language, network: network as Person['network'], keen: Number(keen) };
    const rest = { place: place || null, about: about || null, voice: voiceFrom(voice) };
    return { ...identityOf(shop, { name, network }), ...known, ...rest };
  });
}

/** The same person on another network: who speaks on both is two until somebody sees that they are one. */
export function onNetwork(shop: Shop, person: Person, network: Person['network']): Person {
  if (person.network === network) return person;
  return { ...person, ...identityOf(shop, { name: person.name, network }), network };
}

type Home = { shop: Shop; names: Names };

/** Everybody else: a name of the language, and a voice, by chance. */
export function newcomer(
  { shop, names }: Home,
  { language, network }: Pick<Person, 'language' | 'network'>,
  chance: Chance,
): Person {
  const sections = names.get(language) ?? new Map();
  const lines = (section: string): readonly string[] => sections.get(section) ?? ['X'];
  const [first, last] = [chance.pick(lines('first')), chance.pick(lines('last'))];
  const shown = shownName(first, last, chance);
  return {
    ...identityOf(shop, { name: shown, network, full: `${first} ${last}` }),
    ...{ first, language, network, place: null, about: null },
    voice: voiceOf(chance, lines('faces')),
    keen: chance.hit(0.2) ? 3 : 1,
  };
}

/** People give what they like: the full name, an initial, the first name with a number, the family. */
function shownName(first: string, last: string, chance: Chance): string {
  const ways: [number, string][] = [
    [52, `${first} ${last}`],
    [18, `${first} ${last.charAt(0)}.`],
    [9, first],
    [6, `${first.toLowerCase()}.${last.toLowerCase().replace(/\W/g, '')}`],
    [5, `${first.toLowerCase()}${chance.between(61, 99)}`],
    [3, `${last} ${first}`],
  ];
  return chance.weigh(ways, ([weight]) => weight)[1];
}

/** Nobody says "Dear Prof". */
const titled = /^(?:Prof|Don|Fam|Nonn|Chef|Dr|Officina)/;

type Named = { name: string; network: string; full?: string };

function identityOf(shop: Shop, { name, network, full = name }: Named) {
  const handle = plain(full);
  const id =
    network === 'bluesky'
      ? `did:web:${handle}.${shop.key}.example`
      : idFrom(`${shop.key} ${handle} ${name}`);
  const first = titled.test(name) ? name : capital(name.split(/[\s.]/)[0] ?? name);
  return { id, name, first, handle: `${handle}.example` };
}
