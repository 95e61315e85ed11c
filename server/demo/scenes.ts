import { daysOf } from './calendar.ts';
import { type Chance, chanceOf, shuffled } from './chance.ts';
import { networkOf } from './company.ts';
import { askedFor } from './desk.ts';
import { idFrom } from './id-from.ts';
import { dayOf, type LocalDay, momentOf, plus } from './local-time.ts';
import { onNetwork, type Person } from './people.ts';
import type { Play } from './script.ts';
import {
  type Begun,
  channelFor,
  type Director,
  isInSeason,
  postFor,
  visitFor,
  wayFor,
  workerFor,
} from './staging.ts';
import type { Post, Thread, Way } from './told.ts';
import { tell } from './writer.ts';

/** The talks that happen once: each on a day that suits it; those of `now` wait when the shop is opened. */
export function scenesOf(director: Director): Thread[] {
  const { stage } = director;
  const chance = chanceOf(`${stage.shop.key} scenes`);
  const days = shuffled(daysOf(director.season).slice(2, -2), chance);
  return stage.scenes.flatMap((play, n) => {
    const from = beginOf(director, play, { days, chance, n });
    return from ? [sceneOf(director, play, { from, chance })] : [];
  });
}

type Choosing = { days: readonly LocalDay[]; chance: Chance; n: number };

function beginOf(director: Director, play: Play, { days, chance, n }: Choosing): Date | null {
  const { options, lines } = play;
  const { desk, season } = director;
  const now = season.anchor;
  const left = options.get('now');
  if (left) return askedFor(desk, { text: lines[0]?.text ?? '', left: Number(left), now });
  const ago = options.get('ago');
  if (ago) return plus(now, -Number(ago));
  const turned = [...days.slice((n * 7) % days.length), ...days];
  const day = turned.find((one) => suits(one, play));
  return day ? momentOf(day, minuteFor(options.get('at'), chance), season.shop.timeZone) : null;
}

/** In its season, and `days 56` (Friday and Saturday). */
function suits(day: LocalDay, play: Play): boolean {
  const weekdays = play.options.get('days') ?? '1234567';
  return isInSeason(play, day.month) && weekdays.includes(String(day.dayOfWeek));
}

function minuteFor(at: string | undefined, chance: Chance): number {
  const [hours, minutes = 0] = at?.split(':').map(Number) ?? [];
  if (hours !== undefined) return hours * 60 + minutes + chance.next();
  return chance.pick([9, 10, 11, 13, 15, 17, 18, 19, 20, 21]) * 60 + chance.next() * 60;
}

function sceneOf(director: Director, play: Play, { from, chance }: Begun): Thread {
  const { stage, desk, season } = director;
  const people = castFor(director, play, chance);
  const asker = people.get('a');
  const way = asker ? wayOf(play, asker, () => wayFor(stage, play, chance)) : 'comment';
  const language = play.options.get('lang') ?? asker?.language ?? stage.shop.language;
  const channel = channelFor(stage, way, language);
  const group = play.options.get('about') ?? '';
  return tell(stage, desk, {
    ...{
      play,
      scene: true,
      hello: false,
      from,
      until: season.anchor,
      language,
      chance,
      people,
      way,
      channel,
    },
    id: `${stage.shop.key} ${play.name}`,
    post:
      ownPost(director, play, { from, channel, way }) ??
      postFor(director, { way, from, channel }, chance),
    worker: workerFor(stage, { language, group }, chance),
    visit: visitFor(director, play, { from, chance }),
  });
}

function wayOf(play: Play, { network }: Person, otherwise: () => Way): Way {
  const said = play.options.get('on') as Way | undefined;
  if (said) return said;
  const way = otherwise();
  if (networkOf(way) === network) return way;
  return network === 'website' ? 'comment' : 'bluesky';
}

/** `a Luca Bassi;; b Rosa Moretti`; who is not named is somebody. */
function castFor({ company, stage }: Director, play: Play, chance: Chance): Map<string, Person> {
  const { options, lines } = play;
  const named = options.get('a');
  const first = named ? company.named(named) : null;
  const language = options.get('lang') ?? first?.language ?? stage.shop.language;
  const way = (options.get('on') ?? usualWay(first)) as Way;
  const network = networkOf(way);
  const people = new Map<string, Person>();
  for (const who of new Set(lines.filter(({ side }) => side === 'in').map((line) => line.who))) {
    const name = options.get(who);
    const except = [...people.values(), ...stage.cast];
    const person = name
      ? onNetwork(stage.shop, company.named(name), network)
      : company.someone({ language, way, except }, chance);
    people.set(who, person);
  }
  return people;
}

function usualWay(person: Person | null): Way {
  return person?.network === 'bluesky' ? 'bluesky' : 'comment';
}

type Spot = { from: Date; channel: Post['channel']; way: Way };

/** A scene may bring the post it is said under. */
function ownPost({ season }: Director, play: Play, { from, channel, way }: Spot): Post | null {
  const text = play.options.get('post');
  if (!text || way === 'chat' || way === 'mention') return null;
  const at = beforeNoon(from, season.shop.timeZone);
  const name = idFrom(`${season.shop.key} ${text}`).slice(0, 13).replaceAll('-', '');
  const id =
    channel.network === 'website'
      ? `https://${channel.address}/storie/${name}`
      : `at://did:web:${channel.address}/app.bsky.feed.post/${name}`;
  return { id, channel, text, at, day: dayOf(at, season.shop.timeZone), words: new Map() };
}

/** The post came out at about eleven: of the same day, or of the day before. */
function beforeNoon(from: Date, timeZone: string): Date {
  const day = dayOf(from, timeZone);
  const today = momentOf(day, 11 * 60 + 4, timeZone);
  return today < from ? today : momentOf(day.subtract({ days: 1 }), 11 * 60 + 4, timeZone);
}
