import { fill, h } from './dom.ts';
import { keep, kept } from './keep.ts';
import type { Session } from './session.ts';

type Wanted = {
  /** What is written here, as a label. */
  label: string;
  /** Where the unsent text is kept. */
  draft: string;
  needsName: boolean;
  note: string;
  /** The button, as it reads under this name. */
  button(name: string): Node | string;
  buttonLabel?: string;
  /** Enter sends; with shift it is a new line. */
  enterSends?: boolean;
  cancel?: () => void;
  send(said: { text: string; company: string }): void;
};

export type Composer = { element: HTMLFormElement; focus(): void; refresh(): void };

let count = 0;

/** Where people write: grows with the text, keeps what was not sent, asks a name once. */
export function createComposer(session: Session, wanted: Wanted): Composer {
  const id = `w${++count}`;
  const text = textField(id, session, wanted);
  const name = nameField(id, session, wanted);
  const trap = h('input', { name: 'company', id: `${id}-c`, tabindex: '-1', autocomplete: 'off' });
  const hidden = h('div', { class: 'trap', 'aria-hidden': 'true' }, trap);
  const counter = h('span', { class: 'count', role: 'status' });
  const submit = h('button', { type: 'submit', class: 'main', 'aria-label': wanted.buttonLabel });
  const foot = h('div', { class: 'foot' }, h('small', {}, wanted.note), counter, cancelButton(session, wanted), submit);
  const label = h('label', { for: id, class: 'unseen' }, wanted.label);
  const element = h('form', { class: 'composer', novalidate: true }, label, text, name.element, hidden, foot);
  const refresh = () => {
    name.refresh();
    fill(submit, wanted.button(session.known.name));
  };
  const leave = () => {
    if (!name.take() || !isFit(text.value, session)) return;
    wanted.send({ text: text.value.trim(), company: trap.value });
    text.value = '';
    text.dispatchEvent(new Event('input'));
    refresh();
  };
  text.addEventListener('input', () => {
    keep(wanted.draft, text.value || null);
    grow(text);
    tellLength(counter, text.value, session);
    element.classList.toggle('begun', text.value !== '');
  });
  listen(element, text, { leave, wanted });
  refresh();
  queueMicrotask(() => text.dispatchEvent(new Event('input')));
  return { element, refresh, focus: () => text.focus() };
}

function textField(id: string, { words }: Session, { draft, label }: Wanted): HTMLTextAreaElement {
  const placeholder = label === words.writeMessage ? label : `${label}…`;
  const text = h('textarea', { id, rows: '1', placeholder, dir: 'auto', required: true });
  text.value = kept<string>(draft) ?? '';
  return text;
}

function listen(
  element: HTMLFormElement,
  text: HTMLTextAreaElement,
  { leave, wanted }: { leave: () => void; wanted: Wanted },
): void {
  element.addEventListener('focusin', () => element.classList.add('open'));
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    if (text.value.trim() === '') text.focus();
    else leave();
  });
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return;
    if (!wanted.enterSends && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    element.requestSubmit();
  });
}

function cancelButton({ words }: Session, { cancel }: Wanted): HTMLElement | null {
  return cancel ? h('button', { type: 'button', class: 'quiet', onclick: cancel }, words.cancel) : null;
}

function grow(text: HTMLTextAreaElement): void {
  text.style.height = 'auto';
  text.style.height = `${Math.min(text.scrollHeight + 2, 240)}px`;
}

/** Counted as people count, and only near the end. */
function lengthOf(text: string): number {
  return [...new Intl.Segmenter().segment(text)].length;
}

function isFit(text: string, { config: { longest } }: Session): boolean {
  return text.length <= longest || lengthOf(text) <= longest;
}

function tellLength(counter: HTMLElement, text: string, { config, words }: Session): void {
  const { longest } = config;
  if (text.length < longest - 500) return void fill(counter);
  const left = longest - (text.length > longest * 12 ? text.length : lengthOf(text));
  counter.classList.toggle('over', left < 0);
  fill(counter, left < 0 ? words.over(-left) : words.left(left));
}

/** Asked where it is not known yet; `take` says whether what is there is enough. */
function nameField(id: string, session: Session, { needsName }: Wanted) {
  const { words } = session;
  const problem = h('small', { class: 'problem', id: `${id}-p`, role: 'alert' });
  const input = h('input', { id: `${id}-n`, autocomplete: 'name', maxlength: '80', 'aria-describedby': `${id}-p` });
  const label = h('label', { for: `${id}-n` }, needsName ? words.yourName : words.yourNameIfYouLike);
  const change = h('button', { type: 'button', class: 'quiet' }, words.notMe);
  const element = h('div', { class: 'name' });
  const asking = [h('div', {}, label, input, problem)];
  change.addEventListener('click', () => {
    input.value = session.known.name;
    fill(element, ...asking);
    input.focus();
  });
  const refresh = () => fill(element, ...(session.known.name ? [change] : asking));
  const take = () => {
    const asked = input.isConnected;
    const name = asked ? input.value.trim() : session.known.name;
    const missing = needsName && name === '';
    input.toggleAttribute('aria-invalid', missing);
    fill(problem, missing && words.nameMissing);
    if (missing) input.focus();
    else if (asked && name !== session.known.name) session.know({ name });
    return !missing;
  };
  return { element, refresh, take };
}
