import { hear } from './hear.ts';
import type { Reading } from './read-message.ts';

/** What to do about a message. */
export type Branch =
  | 'thank'
  | 'answer'
  | 'repair'
  | 'correct_facts'
  | 'watch_only'
  | 'escalate'
  | 'ignore';

/** A proposal to a person. `asksTruth`: somebody must say whether it is true before anything is answered. */
export type Triage = { branch: Branch; asksTruth: boolean };

type Read = Pick<Reading, 'kind' | 'tone' | 'severe'> & { hearsay: boolean };

/**
 * The branch to propose for a message as it was read. Whether it is true is never decided here, only asked; nothing
 * negative is ever proposed to be ignored, because it may be true.
 */
export function triage({ kind, tone, severe, hearsay }: Read): Triage {
  const cross = tone === 'negative' || kind === 'complaint';
  const asksTruth = cross || severe || (hearsay && kind !== 'spam');
  return { branch: branchOf({ kind, tone, severe, hearsay }), asksTruth };
}

function branchOf({ kind, tone, severe, hearsay }: Read): Branch {
  if (severe) return 'escalate';
  if (kind === 'spam') return tone === 'negative' ? 'watch_only' : 'ignore';
  if (hearsay && (kind === 'complaint' || kind === 'other' || tone === 'negative'))
    return 'correct_facts';
  if (kind === 'complaint') return 'repair';
  if (kind === 'praise') return tone === 'negative' ? 'repair' : 'thank';
  if (kind === 'other') return tone === 'positive' ? 'thank' : 'watch_only';
  return 'answer';
}

/** Whether the message tells what others say ("dicono che", "I heard that"): it may well be no fact. */
export function isHearsay(text: string, language: string | null): boolean {
  return language !== null && hear(text, language).evidence('hearsay').length > 0;
}
