import { type Chance, chanceOf } from './chance.ts';
import { newcomer, type Person } from './people.ts';
import type { Stage } from './stage.ts';
import type { Way } from './told.ts';

/** Who speaks when: newcomers now and then, regulars again and again, each in one private chat only. */
export type Company = {
  someone(wanted: Wanted, chance: Chance): Person;
  /** A regular by name. */
  named(name: string): Person;
};
/** `again`: somebody who has spoken before. */
type Wanted = { language: string; way: Way; except?: readonly Person[]; again?: boolean };

/** @NOTE a visitor's chat is one conversation for ever; told batch by batch, newest first, it must not come back. */
export function companyOf(stage: Stage): Company {
  const met = new Map<string, Person[]>();
  const taken = new Set(stage.cast.map((person) => person.id));
  const faces = chanceOf(`${stage.shop.key} people`);
  for (const person of stage.cast) circleFor(met, person).push(person);
  const meet = (wanted: Circle): Person => {
    const person = newcomer(stage, wanted, faces);
    if (taken.has(person.id)) return meet(wanted);
    taken.add(person.id);
    if (!wanted.once) circleFor(met, person).push(person);
    return person;
  };
  const someone = ({ language, way, except = [], again = false }: Wanted, chance: Chance) => {
    const circle = { language, network: networkOf(way), once: way === 'chat' };
    const known = circleFor(met, circle).filter((one) => !except.includes(one));
    const isNew = circle.once || known.length < 4 || (!again && chance.hit(0.36));
    return isNew ? meet(circle) : chance.weigh(known, (one) => one.keen);
  };
  return { someone, named: (name) => castMember(stage, name) };
}

/** The network of a way to speak. */
export function networkOf(way: Way): Person['network'] {
  return way === 'comment' || way === 'chat' ? 'website' : 'bluesky';
}

type Circle = Pick<Person, 'language' | 'network'> & { once: boolean };

function circleFor(met: Map<string, Person[]>, { language, network }: Omit<Circle, 'once'>) {
  const name = `${network} ${language}`;
  const circle = met.get(name) ?? [];
  met.set(name, circle);
  return circle;
}

function castMember({ shop, cast }: Stage, name: string): Person {
  const person = cast.find((one) => one.name === name);
  if (!person) throw new Error(`nobody in the cast of ${shop.key} is called ${name}`);
  return person;
}
