import { h } from './dom.ts';

const address = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g;

/** What somebody wrote, in its own direction. Only in the firm's own words do addresses become links. */
export function saidText(text: string, team: boolean): HTMLElement {
  const element = h('p', { class: 'text', dir: 'auto' });
  if (!team) {
    element.textContent = text;
    return element;
  }
  let at = 0;
  for (const found of text.matchAll(address)) {
    element.append(text.slice(at, found.index), link(found[0]));
    at = found.index + found[0].length;
  }
  element.append(text.slice(at));
  return element;
}

function link(href: string): HTMLElement {
  return h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, href);
}
