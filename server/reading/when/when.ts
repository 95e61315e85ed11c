import type { Span } from '../span.ts';
import type { Tongue } from '../tongue.ts';
import type { Chart, Edge } from './chart.ts';
import { parseDay, parseTime } from './civil.ts';
import type { Scene } from './hours.ts';
import { lexicon } from './lexicon.ts';
import { type Found, findable, type Limit, type PartName, type Stretch } from './meanings.ts';
import { chartOf, type NamedDay } from './read-chart.ts';
import { resolve } from './resolve.ts';
import { type Surroundings, says } from './surroundings.ts';

/** Where and when the text was written, as the wall clock of the firm shows it. */
export type WhenContext = {
  /** Local, `2026-03-10` and `14:05`. */
  now: { date: string; time: string };
  language: Tongue;
  /** Local service hours of the firm, for the hour without am/pm; [] = unknown. Past midnight: to '25:30'. */
  opening: readonly { from: string; to: string }[];
  /** Days with a name of their own here: the patron's day. */
  namedDays?: readonly NamedDay[];
};

export type WhenKind =
  | 'date'
  | 'time'
  | 'datetime'
  | 'daterange'
  | 'timerange'
  | 'datetimerange'
  | 'duration'
  | 'set';

/**
 * One way to understand it: `2026-03-14`, `20:00` or `2026-03-14T20:00` by kind, `end` exclusive or null. A duration
 * has only `seconds` (a month is 30 days), a rhythm only `set`, a timex such as `P2W` or `XXXX-WXX-1T16`.
 */
export type WhenValue = {
  start: string | null;
  end: string | null;
  seconds?: number;
  set?: string;
};

/** Words of the text that say when: `text.slice(from, to)`. */
export type When = Span & {
  kind: WhenKind;
  /** Best first: the first is the proposal. */
  values: readonly WhenValue[];
  /** The host must ask or choose between the values: "sabato prossimo", "sabato o domenica", "alle 8 o alle 9". */
  ambiguous: boolean;
  /** "verso le 9", "8ish". */
  approximate: boolean;
  /** The tense of the words around, or of the day itself (ieri). */
  sense: 'past' | 'future' | 'either';
  /** The words of the day and those of the hour, for a screen that underlines field by field. */
  date?: Span;
  time?: Span;
  /** The part of the day said without an hour, or beside it: "a cena", "domani sera". */
  part?: PartName;
  /** Not the time wanted but a bound of it ("entro le 9"), or the hour of something else ("il treno alle 10"). */
  role?: Limit | 'elsewhere';
  /** The alternatives of "sabato o domenica", each a finding of its own. */
  choices?: readonly When[];
};

/**
 * Finds every expression of date and time in an Italian or English text, and what each means at `context.now`.
 * Findings are in order and never overlap. Pure, and linear in the length of the text.
 */
export function findWhen(text: string, context: WhenContext): When[] {
  const scene = sceneOf(context);
  const { language, namedDays: named = [] } = context;
  const chart = chartOf(text, { language, today: scene.today, named });
  const found: When[] = [];
  let since = 0;
  for (let at = 0; at < chart.words.length; ) {
    const step = skipped(chart, at);
    const best = step === 0 ? longest(chart, at) : undefined;
    const when = best && understood(chart, { ...best, since }, scene);
    if (when) found.push(when);
    if (when) since = best.to;
    at = best ? best.to : at + Math.max(step, 1);
  }
  return found;
}

/** Words to pass over: good wishes, and a little word that would cut a longer finding ("il" of "il 3/2015"). */
function skipped(chart: Chart, at: number): number {
  const greeting = chart.edges[at]?.find(({ kind }) => kind === 'greeting');
  if (greeting !== undefined) return greeting.to - at;
  const [here, next] = [longest(chart, at), longest(chart, at + 1)];
  if (here === undefined || here.kind === 'moment') return 0;
  return next && next.to > here.to && at + 1 < here.to ? 1 : 0;
}

/** The longest finding that begins at a word. */
function longest({ edges }: Chart, at: number): Found | undefined {
  let best: Found | undefined;
  for (const edge of edges[at] ?? []) {
    if (!rank.has(edge.kind)) continue;
    const found = edge as Edge as Found;
    const ahead = best === undefined ? 1 : found.to - best.to || order(best) - order(found);
    if (ahead > 0) best = found;
  }
  return best;
}

function order({ kind }: Found): number {
  return rank.get(kind) ?? 0;
}

function sceneOf({ now, opening }: WhenContext): Scene {
  return {
    today: parseDay(now.date),
    now: parseTime(now.time),
    past: false,
    opening: opening.map(({ from, to }) => ({ from: parseTime(from), to: parseTime(to) })),
  };
}

const rank = new Map<string, number>(findable.map((kind, at) => [kind, at]));

function understood(chart: Chart, found: Found & { since: number }, scene: Scene): When | null {
  const around = says(chart, found, lexicon(chart.language));
  // "di 8 anni", "18 months old"; but "in ritardo di 20 minuti"
  if (around.age && found.kind === 'amount' && found.value.months > 0) return null;
  const resolved = resolve(found, { ...scene, past: around.past });
  if (resolved === null) return null;
  const role = found.kind === 'limited' ? found.value.limit : around.elsewhere ? 'elsewhere' : null;
  const choices = found.kind === 'choice' ? choicesOf(chart, found, scene) : null;
  return {
    ...wordsIn(chart, found),
    ...resolved,
    approximate: resolved.approximate ?? false,
    sense: isToCome(resolved, scene)
      ? 'either'
      : senseOf(around, isGone(resolved.values[0], scene)),
    ...sidesOf(chart, found),
    ...(role ? { role } : {}),
    ...(choices ? { choices } : {}),
  };
}

function choicesOf(chart: Chart, { value, since }: Options, scene: Scene): When[] {
  return value.flatMap((one) => understood(chart, { ...one, since }, scene) ?? []);
}

function senseOf({ past, future }: Surroundings, isGone: boolean): When['sense'] {
  if (past || isGone) return 'past';
  return future ? 'future' : 'either';
}

/** "Oggi ho chiuso per lutto, e domani siamo in 15": tomorrow is never gone. */
function isToCome(
  { kind, values: [value, ...others] }: Pick<When, 'kind' | 'values'>,
  scene: Scene,
) {
  const isDay = kind.startsWith('date') && !kind.endsWith('range') && others.length === 0;
  return isDay && parseDay(value?.start ?? '') > scene.today;
}

function isGone(value: WhenValue | undefined, { today }: Scene): boolean {
  const last = value?.end ?? value?.start;
  return last != null && last.length >= 10 && parseDay(last) < today;
}

function wordsIn({ words }: Chart, { from, to }: Stretch): Span {
  return { from: words[from]?.from ?? 0, to: words[to - 1]?.to ?? 0 };
}

type Options = { value: readonly Found[]; since: number };

type Sides = Pick<When, 'date' | 'time' | 'part'>;

function sidesOf(chart: Chart, found: Found): Sides {
  const whole = wordsIn(chart, found);
  if (found.kind === 'limited') return sidesOf(chart, found.value.of);
  if (found.kind === 'date' || found.kind === 'period') return { date: whole };
  if (found.kind === 'time') return { time: whole, ...partOf(found.value.part) };
  if (found.kind === 'times')
    return { time: whole, ...partOf('part' in found.value ? found.value.part : null) };
  if (found.kind !== 'moment' && found.kind !== 'moments' && found.kind !== 'daypart') return {};
  const sides = { date: wordsIn(chart, found.value.date), time: wordsIn(chart, found.value.clock) };
  if (found.kind === 'moment') return { ...sides, ...partOf(found.value.time.part) };
  const { times } = found.value;
  return { ...sides, ...partOf('part' in times ? times.part : null) };
}

function partOf(part: { name: PartName } | null): Sides {
  return part === null ? {} : { part: part.name };
}
