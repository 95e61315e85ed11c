import { fill, h } from './dom.ts';
import type { Session } from './session.ts';

export type NameField = {
  element: HTMLElement;
  /** The way to another name, once there is one. */
  change: HTMLElement;
  refresh(): void;
  /** Whether there is a name where one is needed; a new one is remembered. */
  take(): boolean;
};

/** Asks a name where none is known yet; where it is not needed, only before the first words. */
export function nameField(id: string, session: Session, needed: boolean): NameField {
  const { input, asking, complain } = question(id, session, needed);
  const element = h('div', { class: 'name' });
  const change = h('button', { type: 'button', class: 'quiet' }, session.words.notMe);
  change.addEventListener('click', () => {
    input.value = session.known.name;
    fill(element, asking);
    change.hidden = true;
    input.focus();
  });
  return {
    ...{ element, change },
    refresh: () => {
      const { name, chatted } = session.known;
      fill(element, !name && (needed || !chatted) && asking);
      change.hidden = !name || !needed;
    },
    take: () => {
      const name = input.isConnected ? input.value.trim() : session.known.name;
      complain(needed && name === '');
      if (needed && name === '') return false;
      if (name !== session.known.name) session.know({ name });
      return true;
    },
  };
}

function question(id: string, { words }: Session, needed: boolean) {
  const problem = h('small', { class: 'problem', id: `${id}-problem`, role: 'alert' });
  const input = h('input', {
    ...{ id: `${id}-name`, autocomplete: 'name', maxlength: '80' },
    'aria-describedby': `${id}-problem`,
  });
  const text = needed ? words.yourName : words.yourNameIfYouLike;
  const label = h('label', { for: `${id}-name` }, text);
  const complain = (missing: boolean) => {
    if (missing) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    fill(problem, missing && words.nameMissing);
    if (missing) input.focus();
  };
  return { input, asking: h('div', {}, label, input, problem), complain };
}
