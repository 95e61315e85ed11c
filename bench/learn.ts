import { writeFileSync } from 'node:fs';
import { fileOf, written } from '#server/reading/reservation/weights.ts';
import { weightsOf } from './learn/weights-of.ts';

/** `npm run learn`: makes the weights by which the reader tells what is wanted with a table, from the cases. */
for (const language of ['it', 'en'] as const) {
  const weights = weightsOf(language);
  writeFileSync(fileOf(language), written(weights));
  process.stdout.write(`${language}: ${weights.size} signs\n`);
}
