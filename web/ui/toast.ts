import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { sentenceOf } from '#web/app/refusals.ts';

export interface Toast {
  text: string;
  tone?: 'plain' | 'kept' | 'broken';
  undo?: () => unknown;
}

const listeners = new Set<() => void>();
let wanted = false;

/** Says something in passing, with an undo where there is one. */
export function say(toast: Toast): void {
  wanted = true;
  for (const tell of listeners) tell();
  import('./toaster.tsx').then(({ show }) => show(toast)).catch(() => undefined);
}

export function failed(error: unknown): void {
  say({ text: sentenceOf(error), tone: 'broken' });
}

export function copied(): void {
  say({ text: i18n._(msg`Copied`) });
}

/** Whether anything was ever said: the toaster's code is loaded only then. */
export function toastsWanted(): boolean {
  return wanted;
}

export function onToast(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
