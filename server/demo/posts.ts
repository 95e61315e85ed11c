import { daysOf, isOpenOn, type Season } from './calendar.ts';
import { type Chance, chanceOf, deckOf } from './chance.ts';
import { type LocalDay, momentOf } from './local-time.ts';
import { say } from './phrase.ts';
import { plain } from './plain.ts';
import type { ShopChannel } from './shop.ts';
import type { Stage } from './stage.ts';
import type { Post } from './told.ts';
import { allYear, inSeason, type Memory, type Vocabulary, wordFor } from './words.ts';

/** What the shop published in the half year, oldest first: pages of the site and posts on the network. */
export function postsOf(stage: Stage, season: Season): Post[] {
  const chance = chanceOf(`${stage.shop.key} posts`);
  const decks = new Map(stage.shop.channels.map((one) => [one.key, deckFor(stage, one, chance)]));
  return daysOf(season).flatMap((day) =>
    stage.shop.channels.flatMap((channel) => {
      const draw = decks.get(channel.key);
      const post = draw && postOn({ stage, season, day, channel }, draw);
      return post && post.at < season.anchor ? [post] : [];
    }),
  );
}

/** `[post]` is for the network, `[page]` for the site; a channel of its own language has its own. */
function deckFor(stage: Stage, channel: ShopChannel, chance: Chance): (() => string) | null {
  const section = channel.network === 'bluesky' ? 'post' : 'page';
  const lines = sectionsFor(stage, channel).get(section);
  return lines && lines.length > 0 ? deckOf(lines, chance) : null;
}

function sectionsFor({ shop, words }: Stage, { languages }: ShopChannel) {
  return words.get(languages?.[0] ?? shop.language) ?? new Map<string, string[]>();
}

type Place = { stage: Stage; season: Season; day: LocalDay; channel: ShopChannel };

function postOn(place: Place, draw: () => string): Post | null {
  const { stage, season, day, channel } = place;
  const { shop } = stage;
  const chance = chanceOf(`${shop.key} post ${day} ${channel.key}`);
  if (!isOpenOn(season.opening, day, shop.timeZone)) return null;
  if (!chance.hit(shop.talk.posts[day.dayOfWeek - 1] ?? 0)) return null;
  const vocabulary = { sections: sectionsFor(stage, channel), month: day.month, chance };
  const words = menuOf(vocabulary, chanceOf(`${shop.key} menu ${day}`));
  const text = say(
    lineFor(draw, day.month),
    chance,
    (name) => wordFor(name, words, vocabulary) ?? `{${name}}`,
  );
  const at = momentOf(day, 10 * 60 + 35 + chance.around(20, 0.5), shop.timeZone);
  return { id: nameOf(place, text), channel, text, at, day, words };
}

function lineFor(draw: () => string, month: number): string {
  for (let tries = 0; tries < 40; tries++) {
    const line = draw();
    if (inSeason(line, month)) return allYear(line);
  }
  return allYear(draw());
}

/** What a day is about is one thing, wherever it is told: `[menu]` names it. */
function menuOf(vocabulary: Vocabulary, chance: Chance): Memory {
  const words: Memory = new Map();
  const day = { ...vocabulary, chance };
  for (const line of vocabulary.sections.get('menu') ?? [])
    say(line, chance, (name) => wordFor(name, words, day) ?? '');
  return words;
}

/** A page's address, or the network's name of a post. */
function nameOf({ day, channel: { network, address } }: Place, text: string): string {
  if (network === 'website') return `https://${address}/${plain(text, 72)}`;
  return `at://did:web:${address}/app.bsky.feed.post/3${day.toString().replaceAll('-', '')}post`;
}
