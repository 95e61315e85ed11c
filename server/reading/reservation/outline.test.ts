import { expect, test } from 'vitest';
import { hear } from '../hear.ts';
import { outlineOf } from './outline.ts';
import { talkIn } from './reservation.ts';

const now = { date: '2026-03-10', time: '14:05' };
const opening = [{ from: '19:00', to: '22:30' }];

function outlined(text: string, language: 'it' | 'en'): string {
  const talk = talkIn(text, { now, language, opening }, hear(text, language));
  return outlineOf(talk)
    .map((names) => names.join(' '))
    .join(' | ');
}

test.each([
  [
    'it',
    'Tavolo per due, sabato? Grazie Anna',
    '^^ tavol per <people> <day> ? | ^ grazi <name> $$',
  ],
  ['en', 'Are you open tomorrow?', '^^ are you open <day> ??'],
  ['en', 'could I sit outside', '^^ could i sit outsi $$'],
  ['it', 'AVETE POSTO SABATO', '^^ avete posto <day> $$'],
] as const)('in %s, "%s" is in outline "%s"', (language, text, outline) => {
  expect(outlined(text, language)).toBe(outline);
});
