import { fold } from '#server/reading/fold.ts';
import type { Trust } from './tables.ts';

/** A mail or phone in its normalised form, and how sure we are that it is theirs. */
export type Reach = { value: string; trust: Trust };

/** What two persons are compared by. Whatever is not known is absent: it says nothing either way. */
export type Portrayal = {
  id: string;
  names: string[];
  mails: Reach[];
  phones: Reach[];
  handles: string[];
  place?: string | null;
  address?: string | null;
  postcode?: string | null;
  /** A calendar day, `1984-05-19`. */
  born?: string | null;
};

/** One field that speaks for (or against) two being one, in bits: log2 of how much more often it is so for one than for two. */
export type Evidence = { field: string; first: string; second: string; weight: number };

/** The words of a name, folded. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
