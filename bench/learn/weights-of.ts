import { hear } from '#server/reading/hear.ts';
import { companySigns } from '#server/reading/reservation/company-signs.ts';
import { choicesOf } from '#server/reading/reservation/likely.ts';
import { spelled } from '#server/reading/reservation/network.ts';
import { countWith } from '#server/reading/reservation/party.ts';
import { talkIn } from '#server/reading/reservation/reservation.ts';
import type { Talk } from '#server/reading/reservation/signs.ts';
import { outcomes, signsIn } from '#server/reading/reservation/weights.ts';
import type { Tongue } from '#server/reading/tongue.ts';
import { type Case, contextOf } from '../eval/judge-reservation.ts';
import { learnChoice, type Option } from './choice.ts';
import { bookingsIn, messagesIn } from './messages.ts';
import { type Example, learn } from './network.ts';

/** A message as it was said, and as those write it who leave out marks and capitals. */
export type Said = Example & { talk: Talk; plain: Example };

/** The file of weights by which is told what is wanted. */
export function intentWeights(said: readonly Said[]): string {
  const examples = said.flatMap((one) => [one, one.plain]);
  const points = learn(examples, outcomes.length);
  return written(points.map(([name, point], row) => [outcomes[row] ?? name, spelled(point)]));
}

export function intentExamples(language: Tongue): Said[] {
  return messagesIn(language).map((message) => {
    const right = Math.max((outcomes as readonly string[]).indexOf(message.intent), 0);
    const [talk, plain] = [talkOf(message), talkOf({ ...message, text: unmarked(message.text) })];
    return { talk, signs: signsIn(talk), right, plain: { signs: signsIn(plain), right } };
  });
}

function unmarked(text: string): string {
  return text
    .toLowerCase()
    .replace(/[,.;!?()"]+(?=\s|$)/g, '')
    .replace(/\s+/g, ' ');
}

/** The file of weights by which is told which statement says how many come, in hundredths. */
export function peopleWeights(told: readonly Told[]): string {
  const weights = learnChoice(told.map(({ options }) => options));
  return written([...weights].map(([name, weight]) => [name, `${Math.round(weight * 100)}`]));
}

function written(lines: readonly (readonly [name: string, weight: string])[]): string {
  return lines.map(([name, weight]) => `${name}\t${weight}\n`).join('');
}

/** A booking, and its statements, one of which says how many come. */
export type Told = { one: Case; talk: Talk; options: Option[] };

export function peopleExamples(language: Tongue): Told[] {
  return bookingsIn(language).map((one) => {
    const talk = talkOf(one);
    const { line } = talk.said;
    const company = choicesOf(line, talk.said.company);
    const signs = companySigns(line, company);
    const options = company.map((statement, at) => ({
      signs: signs[at] ?? [],
      right: countWith(statement, company) === (one.party ?? null),
    }));
    return { one, talk, options };
  });
}

function talkOf(one: Case): Talk {
  return talkIn(one.text, contextOf(one), hear(one.text, one.lang));
}
