import { hear } from '#server/reading/hear.ts';
import { companySigns } from '#server/reading/reservation/company-signs.ts';
import { countWith } from '#server/reading/reservation/party.ts';
import { talkIn } from '#server/reading/reservation/reservation.ts';
import type { Talk } from '#server/reading/reservation/signs.ts';
import { outcomes, signsIn } from '#server/reading/reservation/weights.ts';
import type { Tongue } from '#server/reading/tongue.ts';
import { type Case, contextOf } from '../eval/judge-reservation.ts';
import { bookingsIn, messagesIn } from './messages.ts';
import { type Example, learn } from './regression.ts';

/** A message as it was said. */
export type Said = Example & { talk: Talk };

/** What each sign weighs for each thing that may be wanted, by name, learned from every case of a language. */
export function intentWeights(language: Tongue): Map<string, number[]> {
  return learn(intentExamples(language), outcomes.length);
}

export function intentExamples(language: Tongue): Said[] {
  return messagesIn(language).map((message) => {
    const talk = talkOf(message);
    const right = (outcomes as readonly string[]).indexOf(message.intent);
    return { talk, signs: signsIn(talk), right: Math.max(right, 0) };
  });
}

/** What each sign weighs for a statement being the one that says how many come. */
export function peopleWeights(examples: readonly Example[]): Map<string, number[]> {
  const rows = learn(examples, 2);
  return new Map([...rows].map(([sign, [against = 0, forIt = 0]]) => [sign, [forIt - against]]));
}

/** A booking, and each of its statements as an example. */
export type Told = { one: Case; talk: Talk; examples: Example[] };

export function peopleExamples(language: Tongue): Told[] {
  return bookingsIn(language).map((one) => {
    const talk = talkOf(one);
    const { line, company } = talk.said;
    const signs = companySigns(line, company);
    const examples = company.map((statement, at) => ({
      signs: new Map(signs[at]?.map((sign) => [sign, 1])),
      right: Number(countWith(statement, company) === (one.party ?? null)),
    }));
    return { one, talk, examples };
  });
}

function talkOf(one: Case): Talk {
  return talkIn(one.text, contextOf(one), hear(one.text, one.lang));
}
