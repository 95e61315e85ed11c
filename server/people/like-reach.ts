import { jaroWinkler } from './jaro-winkler.ts';
import { type Evidence, type Portrayal, wordsOf } from './portrayal.ts';

/** Same or nearly the same mail; else a mail that spells the other's name. Two different mails say nothing: people have many. */
export function likeMails(a: Portrayal, b: Portrayal): Evidence | null {
  return best([
    ...a.mails.flatMap((first) => b.mails.map((second) => mailPair(first.value, second.value))),
    ...a.mails.flatMap((mail) => b.names.map((name) => mailOfName(mail.value, name))),
    ...b.mails.flatMap((mail) => a.names.map((name) => turned(mailOfName(mail.value, name)))),
  ]);
}

function mailPair(first: string, second: string): Evidence | null {
  const weight = weighMails(first, second);
  return weight > 0 ? { field: 'mail', first, second, weight } : null;
}

/** Bits: the same address; one with a slip of the fingers; the same unusual name before the at. */
function weighMails(first: string, second: string): number {
  if (first === second) return 14;
  const like = jaroWinkler(first, second);
  if (like >= 0.95) return 11;
  const [a = '', b = ''] = [localPart(first), localPart(second)];
  if (a === b && a.length >= 6 && !desks.has(a)) return 9;
  return like >= 0.9 ? 8 : 0;
}

/** Names before the at that belong to a desk, not to a person. */
const desks = new Set([
  'info',
  'contact',
  'contatti',
  'support',
  'office',
  'ordini',
  'orders',
  'booking',
  'segreteria',
  'amministrazione',
  'noreply',
  'prenotazioni',
]);

/** Whether a mail address is a desk's ("info@"), which many write from. */
export function isDesk(mail: string): boolean {
  return desks.has(localPart(mail));
}

function localPart(mail: string): string {
  return mail.slice(0, Math.max(0, mail.lastIndexOf('@')));
}

function mailOfName(mail: string, name: string): Evidence | null {
  return spells(localPart(mail), name)
    ? { field: 'mail', first: mail, second: name, weight: 2 }
    : null;
}

/** Whether a local part or handle holds two words of a name ("a.verdi84", "annaverdi": the first may be an initial). */
function spells(text: string, name: string): boolean {
  const letters = wordsOf(text).join('').replace(/\d+/g, '');
  const words = wordsOf(name);
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || words.length < 2 || last.length < 4) return false;
  return [first + last, last + first, (first[0] ?? '') + last].some((form) => letters === form);
}

/** The same number; or the same last 8 digits, as with and without a prefix. */
export function likePhones(a: Portrayal, b: Portrayal): Evidence | null {
  return best(
    a.phones.flatMap(({ value: first }) =>
      b.phones.map(({ value: second }) => {
        const weight = first === second ? 14 : phoneTail(first) === phoneTail(second) ? 11 : 0;
        return weight > 0 ? { field: 'phone', first, second, weight } : null;
      }),
    ),
  );
}

/** The last 8 digits of a number. */
export function phoneTail(phone: string): string {
  return phone.replace(/\D/g, '').slice(-8);
}

/** The same stem on two networks ("@anna.verdi" and "annaverdi.bsky.social"), or one that spells the other's name. */
export function likeHandles(a: Portrayal, b: Portrayal): Evidence | null {
  return best([
    ...a.handles.flatMap((first) => b.handles.map((second) => handlePair(first, second))),
    ...a.handles.flatMap((handle) => b.names.map((name) => handleOfName(handle, name))),
    ...b.handles.flatMap((handle) => a.names.map((name) => turned(handleOfName(handle, name)))),
  ]);
}

function handlePair(first: string, second: string): Evidence | null {
  const [a, b] = [handleStem(first), handleStem(second)];
  if (a.length < 4 || a !== b) return null;
  return { field: 'handle', first, second, weight: Math.min(12, a.length + 1) };
}

function handleOfName(handle: string, name: string): Evidence | null {
  return spells(handleStem(handle), name)
    ? { field: 'handle', first: handle, second: name, weight: 2 }
    : null;
}

/** What a handle is without its network: "@Anna.Verdi.bsky.social" -> "annaverdi". */
export function handleStem(handle: string): string {
  const bare = handle
    .replace(/^@/, '')
    .replace(/@.*$/, '')
    .replace(/\.(bsky\.social|[a-z]{2,}\.[a-z]{2,})$/i, '');
  return wordsOf(bare).join('');
}

function turned(evidence: Evidence | null): Evidence | null {
  return evidence && { ...evidence, first: evidence.second, second: evidence.first };
}

function best(all: readonly (Evidence | null)[]): Evidence | null {
  return all.reduce((top, one) => (one && (!top || one.weight > top.weight) ? one : top), null);
}
