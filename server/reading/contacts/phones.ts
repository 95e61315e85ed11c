import type { Span } from '../span.ts';
import type { Contact } from './contact.ts';

// Digits in groups; every separator is one to three signs, so that a run is read in one way only.
const run = /[+(]?\d+(?:(?:[ \u00a0./-]|\) ?[-.]?| [-–/.(] ?| \()\d+)*/g;
const group = /\d+/g;
const mostGroups = 8;
const lookBack = 28;

const announced =
  /(?:\btel|telef\p{L}*|\bcell?\p{L}*|mobile|phone|\bcall|chiam\p{L}*|\bring|whats ?app|\bwa|\btext|numero|number|\bnum|recapit\p{L}*|contatt\p{L}*)(?:\s(?:me|us|mi|ci|al|allo|on|at|è|e'|is|il|lo|mio|di)){0,3}[\s.:;°'-]{0,4}$/iu;
const another =
  /(?:ordine|order|p\.? ?iva|partita iva|\bvat|\bpiva|iban|fattura|invoice|codice|code|tracking|spedizione|pratica|scontrino|receipt|articolo|item|\bart|\bref|\brif|\bpo|biglietto|ticket|\bcc|conto|\bcf|fiscale|prenotazione|booking|[€$£#])[\s.:]{0,3}(?:n|nr|no|num|numero|number|id)?[\s.:°º#]{0,3}$/iu;
const amount =
  /^[\s.]?(?:€|\$|£|%|euro|eur|kg|gr?\b|ml|cl|lt|litri|pz|pezzi|persone|people|km|metri|grammi|,\d)/iu;
const date =
  /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d|[./-]\d)|\d{1,2}[./-]\d{1,2}(?:\s|$)|\d{4}[./-]\d{2}[./-]\d{2})/;
const thousands = /^\d{1,3}(?:\.\d{3}){2,}$/;
const american = /^(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[.-])\d{3}[ .-]\d{4}$/;

/** Italian and international phone numbers; not prices, dates, order numbers, VAT numbers or years. */
export function findPhones(text: string): Contact[] {
  return [...text.matchAll(run)].flatMap(({ 0: found, index }) =>
    isPartOfWord(text, index) ? [] : phonesIn(text, groupsOf(found, index)),
  );
}

/** "A12", "1,5", "12.5" and "IT60X05": digits that something else begins. */
function isPartOfWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}€$£#@_]$|\p{N}[.,:]$/u.test(text.slice(Math.max(0, at - 2), at));
}

function groupsOf(found: string, at: number): Span[] {
  return [...found.matchAll(group)].map(({ 0: digits, index }) => ({
    from: at + index,
    to: at + index + digits.length,
  }));
}

/** From the left, the longest groups in a row that are a phone: "in 4, 333 1234567 20.30". */
function phonesIn(text: string, groups: readonly Span[]): Contact[] {
  const phones: Contact[] = [];
  for (let first = 0; first < groups.length; ) {
    const size = sizeOfPhone(text, groups.slice(first, first + mostGroups));
    const [begin, end] = [groups[first], groups[first + size - 1]];
    if (begin !== undefined && end !== undefined && size > 0) phones.push(phone(text, begin, end));
    first += Math.max(size, 1);
  }
  return phones;
}

function sizeOfPhone(text: string, groups: readonly Span[]): number {
  for (let size = groups.length; size > 0; size--) {
    const [begin, end] = [groups[0], groups[size - 1]];
    if (begin !== undefined && end !== undefined && isPhone(text, opened(text, begin), end.to))
      return size;
  }
  return 0;
}

function phone(text: string, begin: Span, { to }: Span): Contact {
  const from = opened(text, begin);
  const digits = text.slice(from, to).replace(/\D/g, '');
  const plus = text[from] === '+' || text.startsWith('(+', from);
  const value = plus ? `+${digits}` : digits.replace(/^00/, '+');
  return { kind: 'phone', from, to, value };
}

/** Where the number begins, its `+` or bracket included. */
function opened(text: string, { from }: Span): number {
  return /[+(]/.test(text[from - 1] ?? '') ? from - 1 : from;
}

function isPhone(text: string, from: number, to: number): boolean {
  const written = text.slice(from, to);
  const before = text.slice(Math.max(0, from - lookBack), from);
  if (another.test(before) || amount.test(text.slice(to, to + 9))) return false;
  if (/\d/.test(text[to] ?? '') || date.test(written) || thousands.test(written)) return false;
  return hasShape(written, announced.test(before));
}

function hasShape(written: string, isAnnounced: boolean): boolean {
  const digits = written.replace(/\D/g, '');
  if (/^(?:\+|00)/.test(written)) return /^(?:00)?[1-9]\d{7,14}$/.test(digits);
  // "3 4 5 6": somebody is counting.
  if (/(?:^|\D)\d(?:\D|$)/.test(written)) return false;
  if (isAnnounced) return /^\d{6,13}$/.test(digits);
  if (american.test(written)) return true;
  return /^(?:3[1-9]\d{7,8}|0[1-9]\d{6,9}|800\d{6}|39(?:3\d{9}|0\d{8,9}))$/.test(digits);
}
