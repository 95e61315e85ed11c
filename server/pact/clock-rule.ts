/** What counts of a conversation, for its clocks. `P` is a promise; `promises` are those the message falls under. */
export type Fact<P> =
  | { what: 'asked'; id: string; at: Date; channelId: string; promises: readonly P[] }
  | { what: 'replied'; id: string; at: Date }
  | { what: 'closed'; id: string; at: Date };
export type Asked<P> = Extract<Fact<P>, { what: 'asked' }>;
type Told<P> = Exclude<Fact<P>, Asked<P>>;

/** Somebody waited for us: from a message to our first human reply, or to the closing of the case without one. */
export type Wait<P> = {
  startedAt: Date;
  startedBy: string;
  /** The promise that comes due first, and the message that called for it. */
  promise: P;
  judgedBy: Asked<P>;
  dueAt: Date;
  stoppedAt: Date | null;
  /** The reply; null while the clock runs, and when the case was closed without one. */
  repliedBy: string | null;
  resolvedAt: Date | null;
};
export type DueOf<P> = (promise: P, asked: Asked<P>) => Date;

/** How long we may be silent before a message of the person starts a new clock. */
export const silence = 24 * 60 * 60_000;

/**
 * Pure: the waits in a stretch of a conversation, whatever the order its facts are given in.
 * A wait starts at the first message under a promise after 24 h of our silence, or after a closed case; our first human
 * reply ends it, and so does closing the case. While it lasts no other starts, but a message under a stricter promise
 * brings the due time forward. Leave out of the facts what starts and stops nothing: spam, history, automatic messages.
 */
export function waitsOf<P>(facts: readonly Fact<P>[], dueOf: DueOf<P>): Wait<P>[] {
  const story: Story<P> = { waits: [], open: null, repliedAt: null, closed: false };
  for (const fact of [...facts].sort(inOrder)) {
    if (fact.what === 'asked') ask(story, fact, dueOf);
    else if (fact.what === 'replied') reply(story, fact);
    else close(story, fact);
  }
  return story.waits;
}

type Story<P> = {
  waits: Wait<P>[];
  open: Wait<P> | null;
  repliedAt: Date | null;
  /** Closed, and we have not spoken since. */
  closed: boolean;
};

const rank = { asked: 0, replied: 1, closed: 2 };

function inOrder<P>(a: Fact<P>, b: Fact<P>): number {
  return a.at.getTime() - b.at.getTime() || rank[a.what] - rank[b.what] || (a.id < b.id ? -1 : 1);
}

function ask<P>(story: Story<P>, asked: Asked<P>, dueOf: DueOf<P>): void {
  if (story.open) hasten(story.open, asked, dueOf);
  else if (story.closed || silentBefore(story, asked.at)) start(story, asked, dueOf);
}

function silentBefore<P>({ repliedAt }: Story<P>, at: Date): boolean {
  return !repliedAt || at.getTime() - repliedAt.getTime() >= silence;
}

function start<P>(story: Story<P>, asked: Asked<P>, dueOf: DueOf<P>): void {
  const [promise] = asked.promises;
  if (promise === undefined) return;
  story.open = {
    startedAt: asked.at,
    startedBy: asked.id,
    promise,
    judgedBy: asked,
    dueAt: dueOf(promise, asked),
    stoppedAt: null,
    repliedBy: null,
    resolvedAt: null,
  };
  story.waits.push(story.open);
  hasten(story.open, asked, dueOf);
}

/** The same promise, asked of later, never comes due sooner. */
function hasten<P>(wait: Wait<P>, asked: Asked<P>, dueOf: DueOf<P>): void {
  for (const promise of asked.promises) {
    if (promise === wait.promise) continue;
    const dueAt = dueOf(promise, asked);
    if (dueAt < wait.dueAt) Object.assign(wait, { promise, dueAt, judgedBy: asked });
  }
}

function reply<P>(story: Story<P>, { id, at }: Told<P>): void {
  if (story.open) Object.assign(story.open, { stoppedAt: at, repliedBy: id });
  story.open = null;
  story.closed = false;
  story.repliedAt = at;
}

function close<P>(story: Story<P>, { at }: Told<P>): void {
  if (story.open) story.open.stoppedAt = at;
  for (const wait of story.waits) wait.resolvedAt ??= at;
  story.open = null;
  story.closed = true;
}
