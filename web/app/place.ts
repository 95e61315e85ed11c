import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#contract/contract.ts';

export type Outputs = InferContractRouterOutputs<Contract>;
export type Seat = Outputs['me']['get']['seats'][number];

const lastKey = 'patto-last-workspace';
let workspaceId: string | null = null;

/** The workspace every request is about, or null on the screens before one. */
export function currentWorkspace(): string | null {
  return workspaceId;
}

/** Sits down in a workspace; true if it is another one than before. */
export function sitDown(seat: Seat): boolean {
  const changed = workspaceId !== null && workspaceId !== seat.workspace.id;
  workspaceId = seat.workspace.id;
  localStorage.setItem(lastKey, seat.workspace.slug);
  return changed;
}

/** The seat used last on this device, else the first. */
export function usualSeat(seats: Seat[]): Seat | undefined {
  const last = localStorage.getItem(lastKey);
  return seats.find((seat) => seat.workspace.slug === last) ?? seats[0];
}
