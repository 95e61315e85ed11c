/** What one pass measured, by name. */
export type Pass = Record<string, number>;
export type Interleaved = { kept: { ours: Pass; bare: Pass }[]; thrown: number };

type Rounds = {
  rounds: number;
  /** The measure by which two bare passes of a round are compared. */
  by: string;
  bare(): Promise<Pass>;
  ours(): Promise<Pass>;
  note(text: string): void;
  name: string;
};

const steady = 0.25;

/**
 * Rounds of bare, ours, bare. A round whose two bare passes differ by more than 25% is thrown away and measured again, up to
 * twice as many as wanted; what was thrown away is said, and so is a machine too restless to keep enough.
 */
export async function interleave({
  rounds,
  by,
  bare,
  ours,
  note,
  name,
}: Rounds): Promise<Interleaved> {
  const all: { ours: Pass; bare: Pass; differ: number }[] = [];
  const calm = () => all.filter((round) => round.differ <= steady);
  while (calm().length < rounds && all.length < rounds * 3) {
    const before = await bare();
    const mine = await ours();
    const after = await bare();
    const differ = difference(before[by], after[by]);
    all.push({ ours: mine, bare: mean(before, after), differ });
  }
  const kept = calm().length > 0 ? calm() : calmest(all);
  const thrown = all.length - kept.length;
  if (thrown > 0)
    note(`${name}: ${thrown} of ${all.length} rounds thrown away, the machine was not steady`);
  if (calm().length === 0) note(`${name}: no round was steady; the steadiest one is shown`);
  return { kept, thrown };
}

function difference(a = Number.NaN, b = Number.NaN): number {
  return Math.abs(a - b) / Math.min(a, b);
}

function mean(a: Pass, b: Pass): Pass {
  return Object.fromEntries(
    Object.entries(a).map(([key, value]) => [key, (value + (b[key] ?? value)) / 2]),
  );
}

function calmest<R extends { differ: number }>(all: readonly R[]): R[] {
  return all.toSorted((a, b) => a.differ - b.differ).slice(0, 1);
}
