import { expect, test } from 'vitest';
import { readFindings } from '../read-findings.ts';

const opening = [
  { from: '12:00', to: '14:30' },
  { from: '19:00', to: '22:30' },
];

/** Written on Tuesday 10 March 2026 at 14:05. */
function momentOf(text: string, language: 'it' | 'en') {
  const now = { date: '2026-03-10', time: '14:05' };
  const { reservation } = readFindings(text, { now, language, opening });
  const said = ({
    value,
    alternatives,
  }: {
    value: string | null;
    alternatives: readonly string[];
  }) => value ?? (alternatives.join(' or ') || null);
  const { date, time } = reservation?.booking ?? {};
  return [date ? said(date) : null, time ? said(time) : null];
}

test.each([
  ['Table for 4 on Saturday, any time from 7', '2026-03-14', '19:00'],
  ['Can you squeeze in 2 tonight? We can be there by 8', '2026-03-10', '20:00'],
  ['Table for 2 on Friday at 7, we must be out by 9', '2026-03-13', '19:00'],
  [
    'Table for 5 on Friday please, we finish work at 6 and can be with you by 7',
    '2026-03-13',
    '19:00',
  ],
  ['Table for 6 on Saturday after the match, say 7.30', '2026-03-14', '19:30'],
  ['Can I book a table for 4 for breakfast on Sunday at 9', '2026-03-15', '09:00'],
  ['Table for two Friday 8 please', '2026-03-13', '20:00'],
  ['Just landed, starving, table for 2 please?', '2026-03-10', null],
  ['Table for 3 in about 40 min?', '2026-03-10', '14:45'],
  ['Do you usually have tables free on a Friday about 8?', null, '20:00'],
  ['Table for 4 on Saturday after all please, 8pm', '2026-03-14', '20:00'],
])('%s', (text, date, time) => expect(momentOf(text, 'en')).toEqual([date, time]));

test.each([
  ['Un tavolo per 4 venerdì dalle 20 in poi', '2026-03-13', '20:00'],
  ['Tavolo per 3 sabato, stacco alle 19, alle 19.30 siamo da voi', '2026-03-14', '19:30'],
  ['Tavolo per due giovedì dopo teatro, quindi intorno alle 22:15', '2026-03-12', '22:15'],
  ['Vorrei prenotare per la colazione di domenica, siamo in 4, verso le 9', '2026-03-15', '09:00'],
  ['Siamo in quattro, stiamo arrivando, avete un tavolo?', '2026-03-10', null],
  ['Tavolo per 3 tra mezzoretta?', '2026-03-10', '14:35'],
  ['Di solito avete posto il venerdì a cena?', null, null],
  ["Avete ancora posto per il ponte dell'Immacolata?", null, null],
])('%s', (text, date, time) => expect(momentOf(text, 'it')).toEqual([date, time]));
