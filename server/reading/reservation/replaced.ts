import type { Heard } from '../hear.ts';
import type { Span } from '../span.ts';
import type { When } from '../when/when.ts';
import { besideEach, between } from './beside.ts';

/** Where the words of a message take something back or ask for something. */
export type Turns = Record<'cancel' | 'corrects' | 'asked', readonly Span[]>;

/** What is not taken back in the same breath: "lunedì, anzi non lunedì: martedì". */
export function notGivenUp(text: string, whens: readonly When[], heard: Heard): When[] {
  const besides = (section: string) => besideEach(heard, section, whens);
  const [of, not, then] = [besides('replaces'), besides('not it'), besides('it cannot be')];
  return whens.filter(
    (when, at) =>
      !/^\s*(?:[^\s.!?]+\s+)?$/u.test(between(text, of[at]?.before, when)) &&
      between(text, not[at]?.before, when).trim() !== '' &&
      between(text, when, then[at]?.behind).trim() !== '',
  );
}
