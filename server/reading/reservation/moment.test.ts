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
  // a day with its number, whichever comes first
  ['21st March, Saturday, 8pm, table for 4, Dominic Reilly', '2026-03-21', '20:00'],
  ["Could I book a table for two for Mother's Day, 12:30?", '2026-03-15', '12:30'],
  // days and hours to choose between
  ['Have you anything left for two on Friday or Saturday?', '2026-03-13 or 2026-03-14', null],
  ['Could you do four on Saturday, either 8 or 8:30?', '2026-03-14', '20:00 or 20:30'],
  ['Is 6pm Thursday any good for 9 of us? If not 5.30', '2026-03-12', '18:00'],
  // days and hours of something else
  [
    "Can I book a table for 2 on Friday at 7.45? We're on the 6.10 from Leeds",
    '2026-03-13',
    '19:45',
  ],
  ['The Wednesday lot are coming on Thursday, can we have a table for eight?', '2026-03-12', null],
  [
    'Can I book a table for two on Saturday? My interview is at 11 so say 12.45',
    '2026-03-14',
    '12:45',
  ],
  [
    'We play in the abbey on Monday at 6, can we have a table for 6 at eight?',
    '2026-03-16',
    '20:00',
  ],
  ['Table for 3 on Friday at 12.30, at 2 we have a meeting', '2026-03-13', '12:30'],
  ['Me. Her. Friday. Eight. A table for two', '2026-03-13', '20:00'],
  ['Table for two on Saturday please, our first night off in three months', '2026-03-14', null],
  ["I hand in on Thursday. On Friday I'd like a table for eight at 7", '2026-03-13', '19:00'],
  ['Table for 2 please, our first night out in two years. This Friday at 8', '2026-03-13', '20:00'],
  ['Our shift ends at 9 tonight, table for two at quarter past?', '2026-03-10', '21:15'],
  ["We'll be starving by quarter past eight on Saturday, a table for 6?", '2026-03-14', '20:15'],
  ['Table for 2, Wednesday 18th, 6.30pm, I know you open at 7', '2026-03-18', '18:30'],
  ['Table for two at eight, any night but Monday', null, '20:00'],
  ['Table for 6 on the last day of March at 8pm', '2026-03-31', '20:00'],
  ['Seven tonight, a table for two', '2026-03-10', '19:00'],
  ['Table for two on Friday 7:30pm, last time I was sick', '2026-03-13', '19:30'],
  ['Table for two, 1.15 on Sunday, as on my birthday (14 Feb)', '2026-03-15', '13:15'],
  ['Visiting from 2 until 5 August, can I book a table for 4 on the 3rd?', '2026-08-03', null],
])('%s', (text, date, time) => expect(momentOf(text, 'en')).toEqual([date, time]));

test.each([
  ['Un tavolo per 4 venerdì dalle 20 in poi', '2026-03-13', '20:00'],
  ['Tavolo per 3 sabato, stacco alle 19, alle 19.30 siamo da voi', '2026-03-14', '19:30'],
  ['Tavolo per due giovedì dopo teatro, quindi intorno alle 22:15', '2026-03-12', '22:15'],
  ['Vorrei prenotare per la colazione di domenica, siamo in 4, verso le 9', '2026-03-15', '09:00'],
  ['Tavolo per 4 venerdì, prima delle nove non se ne parla', '2026-03-13', '21:00'],
  ['Tavolo per 9 sabato verso le 8, alle 22.30 ce ne andiamo', '2026-03-14', '20:00'],
  ['Prenoto venerdì 21, un tavolo per due', '2026-03-13', '21:00'],
  ['Avete posto nel weekend del 28 e 29 marzo?', '2026-03-28 or 2026-03-29', null],
  ['Siamo in quattro, stiamo arrivando, avete un tavolo?', '2026-03-10', null],
  ['Tavolo per 3 tra mezzoretta?', '2026-03-10', '14:35'],
  ['Di solito avete posto il venerdì a cena?', null, null],
  ["Avete ancora posto per il ponte dell'Immacolata?", null, null],
  ['Domenica 29 compie gli anni la nonna: un tavolo per sette', '2026-03-29', null],
  ['Il venti, venerdì, verso le otto e mezza, un tavolo per sette', '2026-03-20', '20:30'],
  ['Tra due settimane, giovedì 26, un tavolo per 4 alle 20', '2026-03-26', '20:00'],
  ['Tra venerdì e sabato dove avete più posto?', '2026-03-13 or 2026-03-14', null],
  ["Un tavolo pe tre stasera 'e nnove", '2026-03-10', '21:00'],
  ['Il 31 quanti posti avete ancora?', '2026-03-31', null],
  ['Tavolo x 6 domaniii h 20', '2026-03-11', '20:00'],
  ['Un tavolo martedì, 2, ore 20', '2026-03-10 or 2026-03-17', '20:00'],
  ['Troppi motivi per non festeggiare. Venerdì sera, un tavolo per 4', '2026-03-13', null],
  ['x stasera 2 posti nn fumatori ore 20.45', '2026-03-10', '20:45'],
  ['Un tavolo per 3 giovedì alle 12.30, alle 13.30 dobbiamo timbrare', '2026-03-12', '12:30'],
  ['Sabato smonto alle 21, Lia alle 21.30: un tavolo per 2 alle 22', '2026-03-14', '22:00'],
  [
    'Stiamo decidendo tra venerdì e sabato, dove avete posto per 4?',
    '2026-03-13 or 2026-03-14',
    null,
  ],
  ['Domani alle 11 ho il rogito, un tavolo per 4 alle 13', '2026-03-11', '13:00'],
  [
    'Laurea di Alice il 26 marzo alle 10: vorrei un tavolo per 18 a pranzo alle 13.30',
    '2026-03-26',
    '13:30',
  ],
  ['Mia sorella parte lunedì, quindi domenica sera un tavolo per nove', '2026-03-15', null],
  ['Oggi ho chiuso per lutto, e domani ci servirebbe un tavolo per 15', '2026-03-11', null],
])('%s', (text, date, time) => expect(momentOf(text, 'it')).toEqual([date, time]));
