import { NetworkError, type Problem } from '#server/connectors/connector.ts';
import { reasonOf } from '#server/platform/reason.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** What a connector threw, as one of the problems everybody knows. */
export function problemOf(error: unknown): Problem {
  if (error instanceof NetworkError) return error.problem;
  const detail = reasonOf(error);
  if (error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError'))
    return { kind: 'transient', detail };
  return { kind: 'bug', detail };
}

/** A problem as it is kept beside a channel or an answer. */
export function wordsOf({ kind, detail }: Problem): string {
  return `${kind}: ${detail}`.slice(0, 300);
}

/** A network's problem as the refusal a member reads. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof NetworkError)) throw error;
  const { kind, detail } = error.problem;
  if (kind === 'auth' || kind === 'permission') return refuse('credentials_refused', { detail });
  return refuse('network_unreachable', { detail });
}
