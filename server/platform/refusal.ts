import { type RefusalCode, refusals } from '#contract/refusals.ts';

/** A typed no: the code is in the contract, the sentence is the reader's language's. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly data: Record<string, unknown>;
  constructor(code: RefusalCode, data: Record<string, unknown> = {}) {
    super(refusals[code].message);
    this.code = code;
    this.data = data;
  }
  get status(): number {
    return refusals[this.code].status;
  }
}

/** `throw refuse('not_found')`. `data` says which field or thing, for the sentence. */
export function refuse(code: RefusalCode, data: Record<string, unknown> = {}): Refusal {
  return new Refusal(code, data);
}

/** The row, or the refusal `not_found`. */
export function found<T>(row: T | null | undefined, what = 'it'): T {
  if (row === null || row === undefined) throw refuse('not_found', { what });
  return row;
}
