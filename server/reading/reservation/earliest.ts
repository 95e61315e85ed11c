import type { Heard } from '../hear.ts';
import type { When } from '../when/when.ts';
import { type Beside, besideEach, between } from './beside.ts';

/** "Non prima delle nove", "prima delle nove non ce la facciamo": the first hour that will do, and no bound; "there by 6": the hour wanted. */
export function asEarliest(text: string, whens: readonly When[], heard: Heard): When[] {
  const besides = (section: string) => besideEach(heard, section, whens);
  const [there, not, cannot] = [
    besides('there by'),
    besides('not before'),
    besides('cannot before'),
  ];
  return whens.map((when, at) => {
    if (when.role !== 'before') return when;
    if (isRight(text, there[at], when)) return wanted(when);
    const isFirst =
      isRight(text, not[at], when) || /^[\s,]*$/u.test(between(text, when, cannot[at]?.behind));
    return isFirst ? { ...when, role: 'after' } : when;
  });
}

/** Its words stand right before. */
function isRight(text: string, beside: Beside | undefined, when: When): boolean {
  return /^[\s,]*$/u.test(between(text, beside?.before, when));
}

function wanted({ role: _, ...when }: When): When {
  return when;
}
