import { expect, test } from 'vitest';
import { tongues } from '#server/platform/say.ts';
import { words } from './words.ts';

/** Every sentence by its path; a sentence that is a function is said with its arguments' places. */
function sentences(said: object, path = ''): [string, string][] {
  return Object.entries(said).flatMap(([key, value]: [string, unknown]) => {
    const name = path ? `${path}.${key}` : key;
    if (typeof value === 'object' && value !== null) return sentences(value, name);
    return [[name, typeof value === 'function' ? value('‹a›', '‹b›', '‹c›') : String(value)]];
  });
}

const spoken = Object.fromEntries(
  tongues.map((tongue) => [tongue, new Map(sentences(words[tongue]))]),
);

test.each(tongues)('the public pact is complete in %s', (tongue) => {
  const [here, there] = [spoken[tongue], spoken.en];
  expect([...(here?.keys() ?? [])]).toEqual([...(there?.keys() ?? [])]);
  for (const [name, sentence] of here ?? []) {
    expect(sentence.trim(), name).not.toBe('');
    expect(placesOf(sentence), name).toEqual(placesOf(there?.get(name) ?? ''));
  }
});

test('nothing was left in English', () => {
  const same = [...(spoken.it ?? [])].filter(
    ([name, sentence]) => spoken.en?.get(name) === sentence,
  );
  expect(same.map(([name]) => name)).toEqual(['inLanguage']);
});

function placesOf(sentence: string): string[] {
  return (sentence.match(/‹\w›/g) ?? []).sort();
}
