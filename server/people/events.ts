/** Two persons turned out to be one: what hung on the other hangs on the kept one. */
export type PersonMerged = { personId: string; otherId: string };
/** A merge was undone: what had hung on the other goes back to it. */
export type PersonMergeUndone = { personId: string; otherId: string };
/** A person asked to be erased. */
export type PersonErased = { personId: string };

declare module '#server/platform/events.ts' {
  interface Events {
    'people.merged': PersonMerged;
    'people.merge-undone': PersonMergeUndone;
    'people.erased': PersonErased;
  }
}
