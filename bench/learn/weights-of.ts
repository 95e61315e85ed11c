import { hear } from '#server/reading/hear.ts';
import { talkIn } from '#server/reading/reservation/reservation.ts';
import type { Talk } from '#server/reading/reservation/signs.ts';
import { outcomes, signsIn } from '#server/reading/reservation/weights.ts';
import type { Tongue } from '#server/reading/tongue.ts';
import { contextOf } from '../eval/judge-reservation.ts';
import { type Message, messagesIn } from './messages.ts';
import { type Example, learn } from './regression.ts';

/** An example as it was said. */
export type Said = Example & { talk: Talk };

/** What each sign weighs, by name, learned from every case of a language. */
export function weightsOf(language: Tongue): Map<string, number[]> {
  return learn(examplesIn(language), outcomes.length);
}

export function examplesIn(language: Tongue): Said[] {
  return messagesIn(language).map((message) => exampleOf(message, language));
}

function exampleOf({ text, intent, ...scene }: Message, language: Tongue): Said {
  const talk = talkIn(text, contextOf({ ...scene, lang: language }), hear(text, language));
  const right = (outcomes as readonly string[]).indexOf(intent);
  return { talk, signs: signsIn(talk), right: Math.max(right, 0) };
}
