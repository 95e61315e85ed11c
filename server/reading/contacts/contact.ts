import type { Span } from '../span.ts';

/** A way to reach somebody, written in a message: `text.slice(from, to)`, UTF-16 offsets. */
export type Contact = Span & {
  kind: 'phone' | 'mail' | 'address';
  /** A phone as digits, `+` first if international; a mail in small letters; an address on one line. */
  value: string;
};
