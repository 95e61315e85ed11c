/** Chance that repeats itself: the same seed gives the same talk, whenever and wherever it is asked. */
export type Chance = {
  /** 0 <= n < 1. */
  next(): number;
  hit(share: number): boolean;
  between(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** By weight; a weight of 0 is never picked. */
  weigh<T>(list: readonly T[], weightOf: (one: T) => number): T;
  /** Most near the median, some far longer: how people take their time. */
  around(median: number, spread?: number): number;
};

/** Chance from a seed: `ponte 2026-11-21` is always the same day. */
export function chanceOf(seed: string): Chance {
  const next = generator(hashOf(seed));
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    hit: (share) => next() < share,
    pick: (list) => at(list, Math.floor(next() * list.length)),
    weigh: (list, weightOf) => weigh(list, list.map(weightOf), next()),
    around: (median, spread = 0.8) => median * Math.exp(spread * normal(next)),
  };
}

/**
 * Draws from a list so that nothing comes twice before everything came once; in another order each time round, what was drawn
 * last among the last again.
 */
export function deckOf<T>(list: readonly T[], chance: Chance): () => T {
  let left: T[] = [];
  let drawn: T[] = [];
  return () => {
    if (left.length === 0) {
      const late = new Set(drawn.slice(-Math.floor(list.length / 2)));
      const order = shuffled(list, chance);
      left = [...order.filter((one) => late.has(one)), ...order.filter((one) => !late.has(one))];
      drawn = [];
    }
    const one = left.pop() as T;
    drawn.push(one);
    return one;
  };
}

/** The same list in another order. */
export function shuffled<T>(list: readonly T[], chance: Chance): T[] {
  return list
    .map((one) => ({ one, place: chance.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

function weigh<T>(list: readonly T[], weights: readonly number[], share: number): T {
  let left = share * weights.reduce((sum, one) => sum + one, 0);
  const index = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return at(list, index < 0 ? list.length - 1 : index);
}

function at<T>(list: readonly T[], index: number): T {
  if (list.length === 0) throw new Error('nothing to pick from');
  return list[index] as T;
}

function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** mulberry32: small, and even enough for talk. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
