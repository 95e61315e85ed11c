import { expect, test } from 'vitest';
import { learnChoice, type Option } from './choice.ts';

const option = (right: boolean, ...signs: string[]): Option => ({ right, signs });

test('a sign weighs by what else there was to choose', () => {
  const both = [option(false, 'said', 'first'), option(true, 'said', 'last')];
  const alone = [option(true, 'said', 'first')];
  const weights = learnChoice([...Array(20).fill(both), ...Array(20).fill(alone)]);
  const [said = 0, first = 0, last = 0] = ['said', 'first', 'last'].map((sign) =>
    weights.get(sign),
  );
  expect(last).toBeGreaterThan(first);
  // "first" is chosen wherever nothing speaks against it
  expect(said + first).toBeGreaterThan(0);
});

test('where nothing is right nothing is chosen', () => {
  const weights = learnChoice(Array(20).fill([option(false, 'glued'), option(false, 'glued')]));
  expect(weights.get('glued')).toBeLessThan(-0.5);
});
