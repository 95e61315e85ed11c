import type { RequestKind } from '#server/reading/read-message.ts';

/** What a promise is about: a kind of request, on every channel or one, in every language or one. */
export type Subject = { channelId: string | null; kind: RequestKind; language: string | null };
export type Dated = { since: Date; until: Date | null };
/** A message, as far as promises look at it. */
export type Asking = {
  channelId: string;
  kind: RequestKind;
  language: string | null;
  severe: boolean;
  sentAt: Date;
};

/**
 * The promises a message falls under, of those in force when it was sent: the most specific of its kind (channel and
 * language > channel > language > kind alone). A severe message falls under what is promised for complaints, too,
 * whatever else it asks. Spam falls under none.
 */
export function promisesFor<P extends Subject & Dated>(all: readonly P[], asking: Asking): P[] {
  if (asking.kind === 'spam') return [];
  const kinds = new Set<RequestKind>([asking.kind, ...(asking.severe ? complaint : [])]);
  return [...kinds].flatMap((kind) => choosePromise(all, { ...asking, kind }) ?? []);
}

const complaint: readonly RequestKind[] = ['complaint'];

function choosePromise<P extends Subject & Dated>(all: readonly P[], asking: Asking): P | null {
  let best: P | null = null;
  for (const one of all)
    if (covers(one, asking) && (!best || weight(one) > weight(best))) best = one;
  return best;
}

function covers(one: Subject & Dated, { channelId, kind, language, sentAt }: Asking): boolean {
  return (
    one.kind === kind &&
    (one.channelId === null || one.channelId === channelId) &&
    (one.language === null || one.language === language) &&
    one.since <= sentAt &&
    (one.until === null || sentAt < one.until)
  );
}

function weight({ channelId, language }: Subject): number {
  return (channelId ? 2 : 0) + (language ? 1 : 0);
}
