import { readdirSync, readFileSync } from 'node:fs';
import type { Tongue } from '#server/reading/tongue.ts';
import type { Case } from '../eval/judge-reservation.ts';
import { casesIn } from '../eval/reservations.ts';

const folder = new URL('../../server/reading/cases/', import.meta.url);

/** A message, when and in what hours it was read, and what it wants. */
export type Message = Pick<Case, 'text' | 'ref' | 'opening' | 'intent'>;

// Lines say no day: they are read on some Tuesday before noon, in usual hours.
const someDay = { ref: '2026-03-10T11:30', opening: 'lunch 12:00-14:30, dinner 19:00-22:30' };

/** Everything the reader may learn from: the cases, but for those kept apart for good, and the lines. */
export function messagesIn(language: Tongue): Message[] {
  const tables = new URL('reservations/', folder);
  const files = readdirSync(tables).filter((name) => name.endsWith(`.${language}.yaml`));
  const learned = files.filter((name) => !name.startsWith('unseen'));
  const cases = learned.flatMap((name) => casesIn(new URL(name, tables).pathname));
  const lines = [...linesIn(`intents/${language}.txt`), ...others(language)];
  return [...cases, ...lines.flatMap(messageOf)];
}

/** What people write to shops, and wants no table. */
function others(language: Tongue): string[] {
  return linesIn(`${language}.txt`).filter((line) => !line.startsWith('reservation'));
}

function linesIn(name: string): string[] {
  return readFileSync(new URL(name, folder), 'utf8').split('\n');
}

/** `reserve | Ciao, siamo in 4 stasera?`; an intent that nobody knows wants no table. */
function messageOf(line: string): Message[] {
  const [intent = '', ...rest] = line.split(' | ');
  if (/^(?:\/\/|#)/.test(line) || rest.length === 0) return [];
  return [{ ...someDay, intent, text: rest.join(' | ').replaceAll('\\n', '\n') }];
}
