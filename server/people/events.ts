/** `otherId` is now `personId`: what pointed to the other points to the one kept. Undone: the two are two again. */
export type PeopleMerged = { mergeId: string; personId: string; otherId: string };
/** Nothing that tells who the person was may remain; a merged person comes once for every id. */
export type PersonErased = { personId: string };

declare module '#server/platform/events.ts' {
  interface Events {
    'people.merged': PeopleMerged;
    'people.merge-undone': PeopleMerged;
    'people.erased': PersonErased;
  }
}
