/** A clock is about to run out, or has; `memberId` is the owner, the backup where the owner has left, or nobody. */
type ClockCalled = {
  clockId: string;
  conversationId: string;
  promiseId: string;
  dueAt: Date;
  memberId: string | null;
};

declare module '#server/platform/events.ts' {
  interface Events {
    'clocks.warned': ClockCalled;
    'clocks.broken': ClockCalled;
  }
}
