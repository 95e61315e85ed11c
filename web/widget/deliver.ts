import type { Pending } from './outbox.ts';
import type { Session } from './session.ts';

type State = Pending['state'];
const tries = 4;

/** Tries a few times, longer apart each time; says how it ended, and meanwhile why it takes long. */
export async function deliver(
  session: Session,
  pending: Pending,
  tell: (state: State) => void,
): Promise<State> {
  for (let n = 0; n < tries; n++) {
    const answer = await attempt(session, pending);
    if (answer.state === 'sent') return 'sent';
    if (answer.state === 'refused') return reasonOf(answer.code);
    if (!navigator.onLine) return 'offline';
    if (answer.state === 'later' && answer.busy) tell('busy');
    const seconds = answer.state === 'later' ? Math.max(answer.seconds, 2 ** n) : 0;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
  return 'failed';
}

async function attempt(session: Session, { at: _, state: __, ...said }: Pending) {
  try {
    const answer = await session.wire.say(said, await session.visitor());
    if (answer.state === 'stranger') await session.visitor(true);
    return answer;
  } catch {
    return { state: 'later', seconds: 1, busy: false } as const;
  }
}

function reasonOf(code: string): State {
  if (code === 'text_too_long' || code === 'too_large') return 'too-long';
  return code === 'channel_closed' || code === 'not_found' ? 'closed' : 'failed';
}
