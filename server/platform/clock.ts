/** Time is a parameter: the process has one clock, tests turn it. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock for tests: stands still until turned. */
export function clockAt(
  start: string | Date,
): Clock & { turn(ms: number): void; set(at: string | Date): void } {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    turn: (ms) => {
      at += ms;
    },
    set: (to) => {
      at = new Date(to).getTime();
    },
  };
}
