import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growthOf, linear } from '#test/support/growth.ts';
import { findContacts } from './find-contacts.ts';

const found = (text: string) =>
  findContacts(text).map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`);

const telling: [text: string, ...contacts: string[]][] = [
  ['Chiamatemi al 333 1234567 grazie', 'phone 333 1234567'],
  ['il mio numero è 3391234567', 'phone 3391234567'],
  ['tel.0932 941234', 'phone 0932 941234'],
  ['Tel: 06/1234567', 'phone 06/1234567'],
  ['siamo in 4, 347.123.45.67, alle 20.30', 'phone 347.123.45.67'],
  ['+39 333 123 4567', 'phone +39 333 123 4567'],
  ['0039 0932 941234', 'phone 0039 0932 941234'],
  ['numero verde 800 123456', 'phone 800 123456'],
  ['sabato 14 alle 20 per 4, 351 2208841 Paola', 'phone 351 2208841'],
  ['please ring me on 07700 900418', 'phone 07700 900418'],
  ['My cell is +1 614 555 0188', 'phone +1 614 555 0188'],
  ['call (614) 555-0188 after 5', 'phone (614) 555-0188'],
  ['text 614-555-0188', 'phone 614-555-0188'],
  ['+44 (0)20 7946 0958', 'phone +44 (0)20 7946 0958'],
  ['scrivimi a mario.rossi@example.it.', 'mail mario.rossi@example.it'],
  ['<Anna_B+x@Mail.Example.co.uk>', 'mail Anna_B+x@Mail.Example.co.uk'],
  ['anna@example.org o 333 1234567', 'mail anna@example.org', 'phone 333 1234567'],
  ['abito in via Garibaldi 22, Modica', 'address via Garibaldi 22'],
  ['via Piave 9 - telefonate prima', 'address via Piave 9'],
  ['Via dei Mille, 8', 'address Via dei Mille, 8'],
  ['PIAZZA XX SETTEMBRE 4/B', 'address PIAZZA XX SETTEMBRE 4/B'],
  [
    'corso Vittorio Emanuele II n. 12 97015 Modica (RG) grazie',
    'address corso Vittorio Emanuele II n. 12 97015 Modica (RG)',
  ],
  ["via dell'Orto 3, 50100 Firenze", "address via dell'Orto 3, 50100 Firenze"],
  ['spedite in piazza 4 Novembre 7?', 'address piazza 4 Novembre 7'],
  ['viale Leonardo da Vinci 10 a Roma', 'address viale Leonardo da Vinci 10'],
  ['collect from 41 Mill Lane any time', 'address 41 Mill Lane'],
  ['send it to 10 Downing Street, London SW1A 2AA', 'address 10 Downing Street, London SW1A 2AA'],
  [
    '1600 Pennsylvania Ave, Washington DC 20500',
    'address 1600 Pennsylvania Ave, Washington DC 20500',
  ],
  ['Hauptstraße 12, 10115 Berlin', 'address Hauptstraße 12, 10115 Berlin'],
];

const silent = [
  'siamo in 4 più 2 bambini, sabato 14 alle 20.30',
  'ordine 3331234567 mai arrivato',
  'order no. 0932941234',
  'P.IVA 01234567890',
  'partita iva: 01234567890',
  'IBAN IT60X0542811101000000123456',
  'costa 3.500.000.000 lire',
  '03/04/2025 e 05.06.2026',
  'dal 01/02 03/04 ore 05.06',
  '2025-03-10',
  'nel 2024 2025 e 2026',
  '€ 35000000',
  '35000000 euro',
  '3 4 5 6 7 8 9 10',
  'dalle 19.30-22.30 12.00-14.30',
  'andate via in 3',
  'corso di cucina 20 euro',
  'corso di cucina alle 20',
  'la via per 2 persone',
  'via libera, ci vediamo in 4',
  '2 of us on the street',
  '5 minutes down the road',
  'a table for 2 @ the square',
  'scrivi a @mario o a mario@ e basta',
  'scontrino n. 0932941234',
];

describe('contacts', () => {
  test.each(telling)('are found: %s', (text, ...contacts) => {
    expect(found(text)).toEqual(contacts);
  });

  test.each(silent)('are none: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('have one spelling', () => {
    const value = (text: string) => findContacts(text)[0]?.value;
    expect(value('0039 333 1234567')).toBe('+393331234567');
    expect(value('(+39) 333-1234567')).toBe('+393331234567');
    expect(value('333.12.34.567')).toBe('3331234567');
    expect(value('Anna@Example.ORG')).toBe('anna@example.org');
    expect(value('via  Roma 3,\n97015 Modica')).toBe('via Roma 3, 97015 Modica');
  });

  test('are the same in capitals', () => {
    for (const [text] of telling.filter(([text]) => text.toUpperCase().length === text.length)) {
      const places = (of: string) => findContacts(of).map(({ kind, from, to }) => [kind, from, to]);
      expect(places(text.toUpperCase())).toEqual(places(text));
    }
  });

  test('stand in the text, in order and apart, whatever the text', () => {
    const pieces = fc.constantFrom(...telling.map(([text]) => text), ...silent, '+', '(', '0', '.');
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 6 }).map((all) => all.join(' ')),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const { from, to } of findContacts(text)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(text.slice(from, to).trim().length).toBe(to - from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test.each([
    '1',
    '1 ',
    '333 ',
    '+',
    '(1',
    'a@',
    'a.',
    'via ',
    'via a ',
    '1 a ',
    '1 street ',
    'a@a.',
  ])('cost time in proportion to the text: %j', (piece) => {
    const find = (letters: number) => findContacts(piece.repeat(letters / piece.length));
    expect(growthOf(find, 2000)).toBeLessThan(linear);
  });
});
