/** `otherId` is now `personId`: what pointed to the other points to the one kept. */
export type PersonMerged = { personId: string; otherId: string };
/** The two are two again: what was the other's before the merge is the other's. */
export type PersonMergeUndone = { personId: string; otherId: string };
/** Nothing that tells who the person was may remain; whoever was merged into the person comes in the list too. */
export type PersonErased = { personId: string };

declare module '#server/platform/events.ts' {
  interface Events {
    'people.merged': PersonMerged;
    'people.merge-undone': PersonMergeUndone;
    'people.erased': PersonErased;
  }
}
