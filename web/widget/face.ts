import { faceGrounds } from '#web/app/tokens.ts';
import { h } from './dom.ts';

/** A photograph, or initials where there is none or it does not load. The name stands beside it, so it is silent. */
export function face(name: string, src: string | null): HTMLElement {
  if (!src) return initialsOf(name);
  const image = h('img', { class: 'face', src, alt: '', width: '36', height: '36' });
  image.addEventListener('error', () => image.replaceWith(initialsOf(name)), { once: true });
  return image;
}

function initialsOf(name: string): HTMLElement {
  const words = name.split(/[\s._-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first = '?', last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const letters = last ? letter(first) + letter(last) : [...first].slice(0, 2).join('');
  const element = h('span', { class: 'face', 'aria-hidden': 'true' }, letters.toLocaleUpperCase());
  element.style.background = groundOf(name);
  return element;
}

function letter(word: string): string {
  return [...word][0] ?? '';
}

function groundOf(name: string): string {
  let sum = 7;
  for (const one of name) sum = (sum * 31 + (one.codePointAt(0) ?? 0)) % 9973;
  return faceGrounds[sum % faceGrounds.length] ?? '#667953';
}
