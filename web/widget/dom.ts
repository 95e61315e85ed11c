type Value = string | boolean | undefined | ((event: never) => void);
type Child = Node | string | null | undefined | false;

/** An element: text is always text, never markup. `onclick` and the like are listeners. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  return fill(element, ...children);
}

function setAttribute(element: HTMLElement, name: string, value: Value): void {
  if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
  else if (value === true) element.setAttribute(name, '');
  else if (value !== undefined && value !== false) element.setAttribute(name, value);
}

/** Puts these children into an element, in place of what was there. */
export function fill<E extends Element>(element: E, ...children: Child[]): E {
  element.replaceChildren(
    ...children.filter((child) => child || child === '').map((child) => child as Node),
  );
  return element;
}

/** Brings children into this order, moving only what stands elsewhere: focus stays where it is. */
export function arrange(parent: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, at) => {
    if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null);
  });
}

const paths = {
  chat: 'M4 5h16v11H9.5L5 20v-4H4z',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M4 12l16-7-5 15-3.5-6z',
};

/** A drawn sign; the words stand beside it or in the label. */
export function icon(name: keyof typeof paths): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', paths[name]);
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  return svg;
}
