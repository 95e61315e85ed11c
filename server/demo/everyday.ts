import { setImmediate } from 'node:timers/promises';
import { startsOf } from './calendar.ts';
import { type Chance, chanceOf, deckOf } from './chance.ts';
import { dayOf, plus } from './local-time.ts';
import type { Play } from './script.ts';
import {
  channelFor,
  type Director,
  isAsking,
  isInSeason,
  peopleIn,
  postFor,
  visitFor,
  wayFor,
  workerFor,
} from './staging.ts';
import type { Thread } from './told.ts';
import { type Cue, tell } from './writer.ts';

/** What people write on any day: the plays that come again, each time by others and in other words. */
export async function everydayOf(director: Director): Promise<Thread[]> {
  const { stage, season, desk } = director;
  const chance = chanceOf(`${stage.shop.key} everyday`);
  const decks = new Map([...stage.plays].map(([name, plays]) => [name, deckOf(plays, chance)]));
  const threads: Thread[] = [];
  for (const [n, from] of startsOf(season).entries()) {
    // whoever knocks at the door meanwhile is answered
    if (n % 20 === 19) await setImmediate();
    const { month } = dayOf(from, stage.shop.timeZone);
    const part = partOf(director, decks, { chance, month });
    if (!part) continue;
    const cue = cueOf(director, { ...part, from, chance, id: `${stage.shop.key} ${n}` });
    threads.push(tell(stage, desk, cue));
  }
  return threads;
}

type Part = { play: Play; language: string; group: string };

/** What it is about, in which language: as the shop's mix has it, where somebody wrote a play. */
function partOf({ stage }: Director, decks: Decks, { chance, month }: When): Part | null {
  const { mix, languages } = stage.shop.talk;
  const language = chance.weigh(Object.keys(languages), (one) => languages[one] ?? 0);
  const groups = Object.keys(mix).filter((group) => decks.has(`${group}.${language}`));
  if (groups.length === 0) return null;
  const group = chance.weigh(groups, (one) => mix[one] ?? 0);
  const draw = decks.get(`${group}.${language}`);
  for (let tries = 0; draw && tries < 40; tries++) {
    const play = draw();
    if (isInSeason(play, month)) return { play, language, group };
  }
  return null;
}

type Decks = ReadonlyMap<string, () => Play>;
type When = { chance: Chance; month: number };

type Start = Part & { from: Date; chance: Chance; id: string };

function cueOf(director: Director, { play, language, group, from, chance, id }: Start): Cue {
  const { season, stage } = director;
  const way = wayFor(stage, play, chance);
  // regulars do not ask where to park; and the last days belong to the scenes
  const known = /^(?:bookings|tastings|orders|praise|chatter)$/.test(group);
  const except = known && from < plus(season.anchor, -2880) ? [] : stage.cast;
  const people = peopleIn(director, play, { language, way, chance, except });
  const channel = channelFor(stage, way, language);
  return {
    ...{
      id,
      play,
      scene: false,
      hello: isAsking(play),
      from,
      until: season.anchor,
      language,
      chance,
      way,
      channel,
      people,
    },
    post: postFor(director, { way, from, channel }, chance),
    worker: workerFor(stage, { language, group }, chance),
    visit: visitFor(director, play, { from, chance }),
  };
}
