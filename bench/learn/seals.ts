import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileOf } from '#server/reading/reservation/weights.ts';
import type { Tongue } from '#server/reading/tongue.ts';
import { intentExamples, peopleExamples } from './weights-of.ts';

/** Where the seals of all weights are kept. */
export const sealsFile = new URL(
  '../../server/reading/reservation/weights/seals.txt',
  import.meta.url,
);

// Learning anew takes minutes; whether it is needed can be told in seconds.
const learning = ['choice.ts', 'descent.ts', 'network.ts', 'places.ts', 'weights-of.ts'];

/** A line for each file of weights, which changes with its examples, with the way of learning, and with the weights themselves. */
export function sealsOf(languages: readonly Tongue[]): string {
  return languages
    .flatMap((language) => [
      seal(
        'intent',
        language,
        intentExamples(language).map(({ signs, plain, right }) => [
          ...signs,
          ...plain.signs,
          right,
        ]),
      ),
      seal(
        'people',
        language,
        peopleExamples(language).map(({ options }) => options),
      ),
    ])
    .join('');
}

function seal(what: 'intent' | 'people', language: Tongue, examples: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(examples));
  for (const file of learning) hash.update(readFileSync(new URL(file, import.meta.url)));
  hash.update(readFileSync(fileOf(what, language)));
  return `${what} ${language} ${hash.digest('hex')}\n`;
}
