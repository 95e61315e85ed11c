import { writeFileSync } from 'node:fs';
import { fileOf, linesIn } from '#server/reading/reservation/weights.ts';
import type { Tongue } from '#server/reading/tongue.ts';
import { measure } from './learn/measure.ts';
import { sealsFile, sealsOf } from './learn/seals.ts';
import {
  intentExamples,
  intentWeights,
  peopleExamples,
  peopleWeights,
} from './learn/weights-of.ts';

/**
 * `npm run learn [-- --measure]`: makes the weights by which the reader tells what is wanted with a table, and for how many, from the
 * cases; or tells how such weights do on messages they were not made of.
 */
const languages = ['it', 'en'] as const;
const isMeasured = process.argv.includes('--measure');

for (const language of languages) {
  const found = isMeasured ? measure(language) : renew(language);
  process.stdout.write(`${language}: ${JSON.stringify(found)}\n`);
}

if (!isMeasured) writeFileSync(sealsFile, sealsOf(languages));

function renew(language: Tongue) {
  const people = peopleWeights(peopleExamples(language));
  writeFileSync(fileOf('people', language), people);
  const intents = intentWeights(intentExamples(language));
  writeFileSync(fileOf('intent', language), intents);
  return { intents: linesIn(intents).length, people: linesIn(people).length };
}
