import { sql } from 'kysely';
import type { Trx } from '#server/platform/database.ts';
import type { Door } from './widget-door.ts';
import { faceAt, firstName } from './widget-lines.ts';
import { longestText } from './widget-said.ts';

/** The languages the widget speaks. */
const spoken = ['it', 'en'] as const;
type Spoken = (typeof spoken)[number];

/** What the widget must know before it shows. */
export type Config = {
  firm: string;
  language: Spoken;
  languages: readonly Spoken[];
  /** The firm's own words above the chat; null: the widget's. */
  greeting: string | null;
  /** The firm's own colour, where white is legible on it. */
  colour: string | null;
  /** Who answers here: first names and pictures, at most three. */
  faces: { name: string; face: string | null }[];
  longest: number;
};

export async function viewConfig(
  trx: Trx,
  { settings, channelId }: Pick<Door, 'settings' | 'channelId'>,
  { language, origin }: { language: string | undefined; origin: string },
): Promise<Config> {
  const firm = await trx
    .selectFrom('workspace')
    .select(['name', 'language'])
    .executeTakeFirstOrThrow();
  // a visitor with a third language reads English rather than the firm's own
  const chosen = (language ? speak(language) : speak(firm.language)) ?? 'en';
  return {
    firm: firm.name,
    language: chosen,
    languages: spoken,
    greeting: greetingIn(settings.greeting, chosen),
    colour: legible(settings.colour),
    faces: await viewFaces(trx, channelId, origin),
    longest: longestText,
  };
}

function speak(language: string | undefined): Spoken | undefined {
  return spoken.find((one) => one === language?.slice(0, 2).toLowerCase());
}

/** `"Ciao!"` or `{ it: "Ciao!", en: "Hello!" }`. */
function greetingIn(greeting: unknown, language: Spoken): string | null {
  const text =
    typeof greeting === 'object' && greeting !== null
      ? (greeting as Record<string, unknown>)[language]
      : greeting;
  return typeof text === 'string' && text.trim() ? text.slice(0, 300) : null;
}

/** A colour `#rrggbb` on which white reaches WCAG AA (4.5 : 1); anything else is null. */
export function legible(colour: unknown): string | null {
  if (typeof colour !== 'string' || !/^#[0-9a-f]{6}$/i.test(colour)) return null;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= 4.5 ? colour.toLowerCase() : null;
}

type Face = { name: string; face: string | null };

/** Who answered most among the last messages of all, then whoever has a face. */
async function viewFaces(trx: Trx, channelId: string, origin: string): Promise<Face[]> {
  const { rows } = await sql<Face>`select m.name, m.face from member m
    left join (select x.member_id, count(*) as answers, count(*) filter (where x.channel_id = ${channelId}) as here
      from (select member_id, channel_id from message order by sent_at desc, message_id desc limit 300) x
      where x.member_id is not null group by x.member_id) a on a.member_id = m.member_id
    where m.left_at is null and m.role <> 'guest'
    order by coalesce(a.here, 0) desc, coalesce(a.answers, 0) desc, m.face is null, m.joined_at limit 3`.execute(
    trx,
  );
  return rows.map(({ name, face }) => ({ name: firstName(name), face: faceAt(face, origin) }));
}
