import type { Clock, Part, Time, Times } from './meanings.ts';
import { halfIn } from './parts.ts';

/** Where the firm stands when it reads: its day, its clock, its hours of service in seconds. */
export type Scene = {
  today: number;
  now: number;
  past: boolean;
  opening: readonly { from: number; to: number }[];
};

/** What an hour can be, in seconds since midnight, best first. */
export type Hours = { options: number[]; ambiguous: boolean };

const half = 43200;
const day = 86400;

/** The hour meant: as told, or the one inside the hours of service; where both or none fit, a doubt. */
export function hoursOf(time: Time, scene: Scene): Hours {
  const { clock, part } = time;
  const told = toldHour(clock, part);
  if (clock.or !== undefined) return halfWay(time, clock.or, scene);
  if (told !== null) return { options: [told], ambiguous: false };
  const early = wrapped(clock.seconds >= half ? clock.seconds - half : clock.seconds);
  // @NOTE: twelve is noon before it is midnight.
  const pair = clock.seconds >= half ? [early + half, early] : [early, early + half];
  return tidied(pair, scene);
}

/** "half eight": the half hour before for some, after for others. The hours of service may tell. */
function halfWay(time: Time, other: number, scene: Scene): Hours {
  const at = (seconds: number) =>
    hoursOf({ ...time, clock: { seconds, half: time.clock.half } }, scene).options[0] ?? seconds;
  const [before, after] = [at(time.clock.seconds), at(other)];
  const { opening } = scene;
  return opening.length > 0 && !isOpen(before, opening) && isOpen(after, opening)
    ? { options: [after, before], ambiguous: false }
    : { options: [before, after], ambiguous: true };
}

function toldHour({ seconds, half: said }: Clock, part: Part | null): number | null {
  const hour = seconds / 3600;
  if (hour >= 13 || (seconds >= 0 && hour < 1)) return wrapped(seconds);
  const side = said ?? (part && halfIn(part, hour));
  if (side === null) return null;
  if (side === 'am') return wrapped(hour >= 12 ? seconds - half : seconds);
  return wrapped(hour >= 12 ? seconds : seconds + half);
}

function wrapped(seconds: number): number {
  return ((seconds % day) + day) % day;
}

/** Inside the hours of service first; just before them, next. */
function tidied(pair: number[], { opening }: Scene): Hours {
  if (opening.length === 0) return { options: pair, ambiguous: true };
  const open = pair.filter((at) => isOpen(at, opening));
  if (open.length === 2) return { options: pair, ambiguous: true };
  const options = pair.toSorted((one, other) => away(one, opening) - away(other, opening));
  const [near = 0, far = 0] = options.map((at) => away(at, opening));
  // Nobody wants a table at five in the morning.
  return { options, ambiguous: near > 5400 && far - near < 3 * 3600 };
}

function isOpen(at: number, opening: Scene['opening']): boolean {
  return away(at, opening) === 0;
}

/** Seconds from the nearest moment of service. */
function away(at: number, opening: Scene['opening']): number {
  const gaps = opening.flatMap(({ from, to }) =>
    [at, at + day].map((time) => Math.max(from - time, time - to, 0)),
  );
  return Math.min(...gaps);
}

export type HourSpan = { from: number; to: number };

/** A stretch of hours, best first. The half told for one end serves the other, if the stretch stays short. */
export function stretchesOf(
  times: Times,
  scene: Scene,
): { options: HourSpan[]; ambiguous: boolean } {
  if ('part' in times) return { options: [times.part], ambiguous: false };
  const part = times.from.part ?? times.to.part;
  const firsts = optionsOf(sharing(times.from, part), scene);
  const lasts = optionsOf(times.to, scene);
  const pairs = firsts.flatMap((from) =>
    lasts.map((to) => ({ from, to: to > from ? to : to + day })),
  );
  const best = Math.min(...pairs.map(length));
  const options = pairs.filter((pair) => length(pair) === best);
  const first = nearest(options, scene);
  return { options: first, ambiguous: first.length > 1 };
}

/** The stretch that begins or ends inside the hours of service; all where none does, or several do. */
function nearest(options: HourSpan[], { opening }: Scene): HourSpan[] {
  for (const end of ['from', 'to'] as const) {
    const open = options.filter((span) => isOpen(wrapped(span[end]), opening));
    if (open.length === 1) return open;
  }
  return options;
}

/** "dalle 5 alle 7 di mattina": the part said once is of both, unless it turns the stretch around. */
function sharing(time: Time, part: Part | null): Time {
  return time.part === null && part !== null && time.clock.half === null ? { ...time, part } : time;
}

function optionsOf(time: Time, scene: Scene): number[] {
  return hoursOf(time, { ...scene, opening: [] }).options;
}

function length({ from, to }: HourSpan): number {
  return to - from;
}
