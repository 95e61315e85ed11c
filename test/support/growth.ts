/** Times as many letters in the long text, and the short one is read as often: both read the same letters. */
const times = 16;
const rounds = 20;

/** More is a square: between 1 and `times`, with room for the collecting of garbage, which a long text makes at once. */
export const linear = 5;

/**
 * How many times more a letter costs in a text `times` as long: 1 where the cost is linear, `times` where it is square.
 * The least of several rounds, for others work on the machine; whatever is twice seen to be linear is not measured again,
 * and half a millisecond is taken for the shortest that can be told.
 */
export function growthOf(read: (letters: number) => void, letters: number): number {
  let [short, long] = [Infinity, Infinity];
  // once before, so that the engine has compiled what it will
  read(letters * times);
  const growth = () => long / Math.max(short, 0.5);
  for (let round = 0; round < 2 || (round < rounds && growth() >= linear); round++) {
    const began = performance.now();
    for (let part = 0; part < times; part++) read(letters);
    const between = performance.now();
    read(letters * times);
    short = Math.min(short, between - began);
    long = Math.min(long, performance.now() - between);
  }
  return growth();
}
