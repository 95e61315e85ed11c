import { likeAddress, likeBirth, likePlace, likePostcode } from './like-fields.ts';
import { likeNames } from './like-names.ts';
import { isDesk, likeHandles, likeMails, likePhones } from './like-reach.ts';
import type { Evidence, Portrayal, Reach } from './portrayal.ts';

export type Likeness = {
  /** Probability of being one, 0 to 1. */
  score: number;
  evidence: Evidence[];
  verdict: 'automatic' | 'suggest' | 'different';
};

/** Bits to overcome before two persons picked by a common trait are taken for one (Fellegi and Sunter's prior). */
const prior = 11;

/** How likely two persons are one. Pure; weights are of the field, not learnt from the data at hand. */
export function likeness(a: Portrayal, b: Portrayal): Likeness {
  const evidence = [
    ...likeNames(a, b),
    likeMails(a, b),
    likePhones(a, b),
    likeHandles(a, b),
    likeBirth(a.born, b.born),
    likePostcode(a.postcode, b.postcode),
    likeAddress(a.address, b.address),
    likePlace(a.place, b.place),
  ].filter((one) => one !== null);
  const bits = evidence.reduce((sum, one) => sum + one.weight, 0);
  const score = 1 / (1 + 2 ** (prior - bits));
  return { score, evidence, verdict: verdictOf(a, b, { score, evidence }) };
}

/**
 * Joined without asking: a mail or phone checked by the network or a signature on both sides, of a person and not of a desk,
 * and nothing at all against it (Anna and Luca Verdi may share a mailbox).
 */
function verdictOf(
  a: Portrayal,
  b: Portrayal,
  like: Omit<Likeness, 'verdict'>,
): Likeness['verdict'] {
  if (like.score < 0.5) return 'different';
  const isSure = sharesVerified(a.mails, b.mails) || sharesVerified(a.phones, b.phones);
  return isSure && like.evidence.every((one) => one.weight > 0) ? 'automatic' : 'suggest';
}

function sharesVerified(a: readonly Reach[], b: readonly Reach[]): boolean {
  const verified = new Set(a.filter(isVerified).map((one) => one.value));
  return b.some((one) => isVerified(one) && verified.has(one.value));
}

function isVerified({ trust, value }: Reach): boolean {
  return trust !== 'claimed' && !isDesk(value);
}
