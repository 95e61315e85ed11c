import { expect, test } from 'vitest';
import { growthOf, linear } from './support/growth.ts';

const letters = 500;

/** Looks at every letter before every other, as far back as it is told to. */
function look(back: number) {
  return (length: number) => {
    let seen = 0;
    for (let at = 0; at < length; at++)
      for (let before = Math.max(0, at - back); before < at; before++) seen += before % 3;
    return seen;
  };
}

test('what costs in proportion is told from what costs a square', () => {
  expect(growthOf(look(20), letters)).toBeLessThan(linear);
  expect(growthOf(look(Infinity), letters)).toBeGreaterThan(linear);
});
