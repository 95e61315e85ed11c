import { expect, test } from 'vitest';
import { heldAgainst, hiddenOf, units } from '#server/reading/reservation/network.ts';
import { type Example, learn } from './network.ts';

const example = (right: number, ...signs: string[]): Example => ({
  right,
  signs: new Map(signs.map((sign) => [sign, 1])),
});
const many = (one: Example) => Array.from({ length: 60 }, () => one);

/** Which of two outcomes the points speak for. */
function told(points: ReadonlyMap<string, Float64Array>, ...signs: string[]): number {
  const sum = new Float64Array(units);
  for (const sign of signs)
    points.get(sign)?.forEach((one, at) => {
      sum[at] = (sum[at] as number) + one;
    });
  const held = ['0', '1'].map((name) =>
    heldAgainst(hiddenOf(sum), points.get(name) as Float64Array, 0),
  );
  return held.indexOf(Math.max(...held));
}

test('a sign speaks for what it came with', () => {
  const examples = [...many(example(1, 'table', 'please')), ...many(example(0, 'pizza', 'please'))];
  const points = new Map(learn(examples, 2));
  expect(told(points, 'table', 'please')).toBe(1);
  expect(told(points, 'pizza', 'please')).toBe(0);
});

test('two signs say together what neither says alone', () => {
  const examples = [
    ...many(example(1, 'free', 'Saturday')),
    ...many(example(0, 'free', 'toilet')),
    ...many(example(0, 'closed', 'Saturday')),
    ...many(example(1, 'closed', 'toilet')),
  ];
  const points = new Map(learn(examples, 2));
  expect(examples.map(({ signs }) => told(points, ...signs.keys()))).toEqual(
    examples.map(({ right }) => right),
  );
});

test('what was seen once tells nothing, and the same examples give the same points', () => {
  const examples = [...many(example(0, 'pizza')), ...many(example(1, 'table')), example(0, 'once')];
  const points = new Map(learn(examples, 2));
  expect([...points.keys()]).toEqual(['0', '1', 'pizza', 'table']);
  expect([...learn(examples, 2)]).toEqual([...points]);
});
