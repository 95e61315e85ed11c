import { fold } from '#server/reading/fold.ts';

const longest = 120;

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
  return (words || folded).slice(0, longest);
}

/** The same with the last word first ("rossi mario"); null where there is one word only. */
export function turnedName(sorted: string): string | null {
  const at = sorted.lastIndexOf(' ');
  return at < 0 ? null : `${sorted.slice(at + 1)} ${sorted.slice(0, at)}`;
}

/** What a handle is found by: "@Anna.Verdi" -> "anna.verdi". */
export function sortHandle(handle: string): string {
  return fold(handle).replace(/^@/, '').slice(0, longest);
}

/** A web address from outside, or null: nothing else may become a link or a picture. */
export function webAddress(text: string | null): string | null {
  return text && text.length <= 2000 && /^https?:\/\/[^\s\0]+$/i.test(text) ? text : null;
}

/** Text from outside as the database can hold it. */
export function tidy(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}
