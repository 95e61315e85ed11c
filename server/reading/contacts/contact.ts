/** A way to reach somebody, written in a message: `text.slice(from, to)`, UTF-16 offsets. */
export type Contact = {
  kind: 'phone' | 'mail' | 'address';
  from: number;
  to: number;
  /** A phone as digits, `+` first if international; a mail in small letters; an address on one line. */
  value: string;
};
