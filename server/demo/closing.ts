import { addOpenMinutes } from '#server/team/opening.ts';
import { type Chance, chanceOf } from './chance.ts';
import { calledFor } from './desk.ts';
import { plus } from './local-time.ts';
import type { Worker } from './shop.ts';
import { type Director, workerFor } from './staging.ts';
import type { Said, Thread } from './told.ts';

const day = 1440;

/** Somebody closes what is done: after the last thanks, after a joke among friends, after a day of silence. */
export function closing(director: Director, thread: Thread): Thread {
  const { desk, season } = director;
  const chance = chanceOf(`${thread.id} closing`);
  const last = thread.said.at(-1);
  if (!last || thread.pending || (last.side === 'out' && !chance.hit(0.4))) return thread;
  const wait = last.side === 'in' ? 5 + chance.around(40) : day + chance.around(300);
  const at = addOpenMinutes(desk.opening, plus(last.at, 1), Math.min(wait, 600));
  if (at > season.anchor) return thread;
  const closed = { at, worker: closerOf(director, thread, chance) };
  return { ...thread, closed, misread: misreadIn(director, thread) };
}

/** Who answered; else whoever comes by. */
function closerOf({ stage }: Director, { said }: Thread, chance: Chance): Worker {
  const answer = said.find((one) => one.side === 'out');
  if (answer?.side === 'out') return answer.worker;
  return workerFor(stage, { language: stage.shop.language, group: '' }, chance);
}

/** A talk that needed no answer, and seemed to: it would count as a promise broken. */
function misreadIn({ desk }: Director, { said }: Thread): Said[] {
  if (said.some((one) => one.side === 'out')) return [];
  return said.filter((one) => calledFor(desk, one) !== null);
}
