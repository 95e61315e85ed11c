import { fold } from '#server/reading/fold.ts';
import type { IdentityKind } from './tables.ts';

const longest = 120;
/** Bytes of what is sorted by: a cursor has to hold it. */
const sortBytes = 90;

/** How a person is called before anybody corrects it: the shown name, else the handle, else the id. */
export function calledName(...candidates: (string | null)[]): string {
  for (const candidate of candidates) {
    const name = tidy(candidate ?? '')
      .slice(0, longest)
      .trim();
    if (name) return name;
  }
  return '?';
}

/** What a name or handle is found by: folded words, without signs ("✨Zoë D'Amico✨" -> "zoe d amico"). */
export function sortName(name: string): string {
  const folded = fold(name);
  const words = folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return clip(words || folded);
}

/** The same with the last word first ("rossi mario"); null where there is one word only. */
export function turnedName(sorted: string): string | null {
  const at = sorted.lastIndexOf(' ');
  return at < 0 ? null : `${sorted.slice(at + 1)} ${sorted.slice(0, at)}`;
}

/** What a handle is found by: "@Anna.Verdi" -> "anna.verdi"; a phone by its digits. */
export function sortHandle(handle: string, kind: IdentityKind): string {
  return clip(kind === 'phone' ? handle.replace(/\D/g, '') : fold(handle).replace(/^@/, ''));
}

function clip(text: string): string {
  let clipped = text.slice(0, sortBytes);
  while (Buffer.byteLength(clipped) > sortBytes) clipped = clipped.slice(0, -1);
  return clipped.toWellFormed();
}

/** A web address from outside, or null: nothing else may become a link or a picture. */
export function webAddress(text: string | null): string | null {
  return text && text.length <= 2000 && /^https?:\/\/[^\s\0]+$/i.test(text) ? text : null;
}

/** Text from outside as the database can hold it. */
export function tidy(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}
