import { fill, h } from './dom.ts';
import { type NameField, nameField } from './name-field.ts';
import type { Session } from './session.ts';

export type Wanted = {
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
  /** Whoever wrote goes on writing. */
  stays?: boolean;
  cancel?: () => void;
  send(said: { text: string; company: string }): void;
};

export type Composer = { element: HTMLFormElement; focus(): void };

let count = 0;

/** Where people write: grows with the text, keeps what was not sent, asks a name once. */
export function createComposer(session: Session, wanted: Wanted): Composer {
  const id = `write-${++count}`;
  const text = textField(id, session, wanted);
  const name = nameField(id, session, wanted.needsName);
  const submit = h('button', { type: 'submit', class: 'main', 'aria-label': wanted.buttonLabel });
  const counter = h('span', { class: 'count', role: 'status' });
  const trap = h('input', { name: 'company', tabindex: '-1', autocomplete: 'off' });
  const element = h(
    'form',
    { class: 'composer', novalidate: true },
    h('label', { for: id, class: 'unseen' }, wanted.label),
    ...[text, name.element, h('div', { class: 'trap', 'aria-hidden': 'true' }, trap)],
    footOf(session, wanted, { change: name.change, counter, submit }),
  );
  const refresh = refresher(session, (known) => {
    name.refresh();
    fill(submit, wanted.button(known));
  });
  keepText(text, { session, draft: wanted.draft, element, counter });
  listen(element, text, wanted.enterSends === true);
  const send = (said: string) => wanted.send({ text: said, company: trap.value });
  sendFrom(element, { session, text, name, refresh, send, stays: wanted.stays === true });
  return { element, focus: () => text.focus() };
}

function textField(id: string, session: Session, { draft, label }: Wanted): HTMLTextAreaElement {
  const { words } = session;
  const placeholder = label === words.writeMessage ? label : `${label}…`;
  const text = h('textarea', { id, rows: '1', placeholder, dir: 'auto' });
  text.value = session.kept(draft) ?? '';
  return text;
}

type Foot = { change: HTMLElement; counter: HTMLElement; submit: HTMLElement };

function footOf(
  session: Session,
  { cancel, note }: Wanted,
  { change, counter, submit }: Foot,
): HTMLElement {
  const quiet = { type: 'button', class: 'quiet', onclick: cancel };
  const away = cancel && h('button', quiet, session.words.cancel);
  return h('div', { class: 'foot' }, h('small', {}, note), counter, change, away, submit);
}

/** Draws what depends on the name, whenever the name is another one. */
function refresher(session: Session, draw: (name: string) => void): (anew?: boolean) => void {
  let drawn: string | null = null;
  const refresh = (anew = false) => {
    const { name } = session.known;
    if (drawn !== name || anew) draw(name);
    drawn = name;
  };
  session.hear((message) => message.type === 'known' && refresh());
  refresh();
  return refresh;
}

type Kept = { session: Session; draft: string; element: HTMLElement; counter: HTMLElement };

function keepText(text: HTMLTextAreaElement, { session, draft, element, counter }: Kept): void {
  text.addEventListener('input', () => {
    session.keep(draft, text.value || null);
    text.style.height = 'auto';
    text.style.height = `${Math.min(text.scrollHeight + 2, 240)}px`;
    tellLength(counter, text.value, session);
    element.classList.toggle('begun', text.value !== '');
  });
  requestAnimationFrame(() => text.dispatchEvent(new Event('input')));
}

function listen(element: HTMLFormElement, text: HTMLElement, enterSends: boolean): void {
  element.addEventListener('focusin', () => element.classList.add('open'));
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return;
    if (!enterSends && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    element.requestSubmit();
  });
}

type Sending = {
  session: Session;
  text: HTMLTextAreaElement;
  name: NameField;
  refresh(anew: boolean): void;
  stays: boolean;
  send(text: string): void;
};

function sendFrom(
  element: HTMLFormElement,
  { session, text, name, refresh, stays, send }: Sending,
): void {
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (said === '' || lengthOf(said, session) > session.config.longest) return text.focus();
    if (!name.take()) return;
    send(said);
    text.value = '';
    text.dispatchEvent(new Event('input'));
    refresh(true);
    if (stays) return text.focus();
    element.classList.remove('open');
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

/** Counted as people count, where counting can matter: no text has more graphemes than code units. */
function lengthOf(text: string, { config: { longest } }: Session): number {
  if (text.length <= longest - 500 || text.length > longest * 12) return text.length;
  return [...new Intl.Segmenter().segment(text)].length;
}

/** Only near the end. */
function tellLength(counter: HTMLElement, text: string, session: Session): void {
  const { config, words } = session;
  const left = config.longest - lengthOf(text, session);
  counter.classList.toggle('over', left < 0);
  fill(counter, left < 500 && (left < 0 ? words.over(-left) : words.left(left)));
}
