import type { Evidence } from '../evidence.ts';
import type { Found } from '../find-phrases.ts';

const standing = ['booked', 'has table'];

/**
 * "Can we have a table" does not say that we have one, nor "you've got us down for eight" that we ask for one: of a request and
 * a table that stands, the words that begin first are meant.
 */
export function tableWords(evidence: Evidence): Evidence {
  const asked = evidence('book');
  const stands = standing.flatMap((section) => evidence(section));
  if (asked.length === 0 || stands.length === 0) return evidence;
  const apart = new Map(standing.map((section) => [section, outside(evidence(section), asked)]));
  apart.set('book', outside(asked, stands));
  return (section) => apart.get(section) ?? evidence(section);
}

function outside(phrases: readonly Found[], others: readonly Found[]): Found[] {
  return phrases.filter(
    ({ first }) => !others.some((other) => other.first < first && first <= other.last),
  );
}
