import type { NewMessage } from './messages.ts';

/** What a batch changes in one conversation. */
export type Change = {
  id: string;
  added: number;
  /** The first message from outside, or of ours where nobody outside spoke. */
  opening: NewMessage;
  person: string | null;
  first: Date;
  last: NewMessage;
  lastIn: Date | null;
  /** The newest message that somebody waits with: no history, no machine. */
  lastLiveIn: Date | null;
  lastOut: Date | null;
  /** The message that says what is asked. */
  ask: NewMessage | null;
  severe: boolean;
};

/** Pure: sums a batch of messages up, one change a conversation. */
export function changesOf(messages: readonly NewMessage[]): Change[] {
  const changes = new Map<string, Change>();
  for (const message of messages) {
    const change = changes.get(message.conversationId) ?? blank(message);
    changes.set(change.id, change);
    note(change, message);
  }
  return [...changes.values()];
}

function blank(message: NewMessage): Change {
  const { conversationId: id, arrival, personId: person } = message;
  const times = { first: arrival.sentAt, lastIn: null, lastLiveIn: null, lastOut: null };
  return {
    id,
    added: 0,
    opening: message,
    person,
    last: message,
    ask: null,
    severe: false,
    ...times,
  };
}

function note(change: Change, message: NewMessage): void {
  const { sentAt, ours } = message.arrival;
  change.added += 1;
  if (sentAt < change.first) change.first = sentAt;
  if (sentAt >= change.last.arrival.sentAt) change.last = message;
  if (ours) change.lastOut = later(change.lastOut, sentAt);
  else noteIn(change, message);
}

/** A praise or a bare "ok" does not take away that somebody asked. */
function noteIn(change: Change, message: NewMessage): void {
  const { arrival, reading, personId } = message;
  if (change.opening.arrival.ours) change.opening = message;
  change.person ??= personId;
  change.lastIn = later(change.lastIn, arrival.sentAt);
  if (!arrival.history && !arrival.automatic)
    change.lastLiveIn = later(change.lastLiveIn, arrival.sentAt);
  if (reading.kind !== 'other' || !change.ask) change.ask = message;
  change.severe ||= reading.severe;
}

function later(a: Date | null, b: Date): Date {
  return a && a > b ? a : b;
}
