import { hear } from '#server/reading/hear.ts';
import { talkIn } from '#server/reading/reservation/reservation.ts';
import { outcomes, type Weights } from '#server/reading/reservation/weights.ts';
import type { Tongue } from '#server/reading/tongue.ts';
import { contextOf } from '../eval/judge-reservation.ts';
import { type Message, messagesIn } from './messages.ts';
import { type Example, learn } from './softmax.ts';

/** What each sign weighs, learned from every case of a language. */
export function weightsOf(language: Tongue): Weights {
  return learn(examplesIn(language), outcomes.length);
}

export function examplesIn(language: Tongue): Example[] {
  return messagesIn(language).map((message) => exampleOf(message, language));
}

function exampleOf({ text, intent, ...scene }: Message, language: Tongue): Example {
  const { signs } = talkIn(text, contextOf({ ...scene, lang: language }), hear(text, language));
  const right = (outcomes as readonly string[]).indexOf(intent);
  return { signs, right: Math.max(right, 0) };
}
