import type { Season } from './calendar.ts';
import type { Chance } from './chance.ts';
import { type Company, networkOf } from './company.ts';
import type { Desk } from './desk.ts';
import { dayOf, minuteOf } from './local-time.ts';
import type { Person } from './people.ts';
import type { Play } from './script.ts';
import type { ShopChannel, Worker } from './shop.ts';
import type { Stage } from './stage.ts';
import type { Post, Way } from './told.ts';
import { type Visit, visitFrom } from './visit.ts';
import { isWithin } from './words.ts';

/** Who puts plays on the stage: the people, the posts and the days there are. */
export type Director = {
  stage: Stage;
  desk: Desk;
  season: Season;
  posts: readonly Post[];
  company: Company;
  closed: ReadonlySet<string>;
};

/** `months 10-3` among the options of a play. */
export function isInSeason({ options }: Play, month: number): boolean {
  const [first = 1, last = 12] = options.get('months')?.split('-').map(Number) ?? [];
  return isWithin(month, first, last);
}

/** Long words do not fit under a network's post; some things are said in private only. */
export function wayFor({ shop }: Stage, play: Play, chance: Chance): Way {
  const said = play.options.get('on');
  if (said) return said as Way;
  const { comment, chat, bluesky } = shop.talk.ways;
  const short = play.lines.every(({ text }) => text.length < 210);
  const alone = play.lines.every(({ side, who }) => side === 'out' || who === 'a');
  const ways: [Way, number][] = [
    ['comment', comment],
    ['chat', alone && isAsking(play) && !play.options.has('again') ? chat : 0],
    ['bluesky', short ? bluesky * 0.82 : 0],
    ['mention', short && alone ? bluesky * 0.18 : 0],
  ];
  return chance.weigh(ways, ([, weight]) => weight)[0];
}

/** Whether it is addressed to the shop: who only chats, praises or sells says no hello. */
export function isAsking({ name }: Play): boolean {
  return !/\/(chatter|praise|spam)\./.test(name);
}

type Kind = { language: string; way: Way; chance: Chance; except: readonly Person[] };

/** Who speaks the parts of a play. */
export function peopleIn({ company }: Director, play: Play, kind: Kind): Map<string, Person> {
  const voices = [...new Set(play.lines.filter(({ side }) => side === 'in').map(({ who }) => who))];
  const people = new Map<string, Person>();
  const again = play.options.has('again');
  for (const voice of voices) {
    const except = [...kind.except, ...people.values()];
    people.set(voice, company.someone({ ...kind, except, again }, kind.chance));
  }
  return people;
}

/** The channel of a way; where each language has its own site, that one. */
export function channelFor({ shop }: Stage, way: Way, language: string): ShopChannel {
  const network = networkOf(way);
  const ofNetwork = shop.channels.filter((one) => one.network === network);
  const channel = ofNetwork.find((one) => one.languages?.includes(language)) ?? ofNetwork[0];
  if (!channel) throw new Error(`${shop.key} has no ${network}`);
  return channel;
}

type Spot = { way: Way; from: Date; channel: ShopChannel };

/** Most people speak under what came out last. */
export function postFor(
  { posts }: Pick<Director, 'posts'>,
  { way, from, channel }: Spot,
  chance: Chance,
): Post | null {
  if (way === 'chat' || way === 'mention') return null;
  const out = posts.filter((post) => post.channel === channel && post.at < from).slice(-4);
  if (out.length === 0) return null;
  return chance.weigh(out, (post) => 2 ** out.indexOf(post));
}

/** Who answers: by language, by what it is about, by how often. */
export function workerFor(
  { shop }: Pick<Stage, 'shop'>,
  { language, group }: { language: string; group: string },
  chance: Chance,
): Worker {
  const able = shop.team.filter(
    (one) => one.answers > 0 && (!one.languages || one.languages.includes(language)),
  );
  const expert = able.filter((one) => one.about?.includes(group));
  const general = able.filter((one) => !one.about);
  return chance.weigh(
    expert.length > 0 && chance.hit(0.85) ? expert : general,
    (one) => one.answers,
  );
}

/** The table or the tasting that a talk is about, should it come to that. */
export function visitFor(
  { stage, closed }: Director,
  play: Play,
  { from, chance }: Begun,
): Visit | null {
  const { talk, timeZone } = stage.shop;
  const { services } = talk;
  if (!services) return null;
  const said = dayOf(from, timeZone);
  const isLate = minuteOf(from, timeZone) > 17 * 60 + 30;
  const only = play.options.get('service') as Visit['service'] | undefined;
  return visitFrom({
    services,
    said,
    chance,
    closed,
    isLate,
    ...(only && { only }),
  });
}

/** When a talk begins, and by which chance it goes on. */
export type Begun = { from: Date; chance: Chance };
