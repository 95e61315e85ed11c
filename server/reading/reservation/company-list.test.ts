import { describe, expect, test } from 'vitest';
import { growthOf, linear } from '#test/support/growth.ts';
import { readTable } from './tables.ts';

const opening = [
  { from: '12:00', to: '14:30' },
  { from: '19:00', to: '22:30' },
];

function peopleIn(text: string, language: 'it' | 'en') {
  const now = { date: '2026-03-10', time: '14:05' };
  const { party, children } = readTable(text, { now, language, opening });
  return [party.value, children.value];
}

const said: ['it' | 'en', string, number | null, number | null][] = [
  // numbers however they are written
  ['en', 'We shall be twenty-two persons, arriving at seven', 22, null],
  ['en', 'table for thirty five people on friday', 35, null],
  ['it', 'Cena il 27, ore 20.00, trentuno unità', 31, null],
  ['it', 'Simme duje stasera', 2, null],
  ['en', 'sat 20.00 4p window?? Lars', 4, null],
  ['en', "Sunday, 4 o'clock, there's 11 o us.", 11, null],
  ['en', 'a baby too so technically 4 and a half of us', 5, 1],
  ['en', 'availability for a large party (approx 25) on saturday?', 25, null],
  ['en', 'Adults: 2 Kids: 2 saturday 7pm', 4, 2],
  // a number alone behind a day
  ['en', 'Friday the 20th, six, at 8, under Whitcombe', 6, null],
  ['it', 'sabato, quattro, dentro', 4, null],
  ['it', 'lo scrivo 19 marzo otto persone ore 20', 8, null],
  // people by words nobody knows, and what is no person
  ['it', 'domani, quattro modelle affamate e una truccatrice, ore 22.30', 5, null],
  ['en', 'keep a corner for three hungry Danes', 3, null],
  ['en', 'Friday, 8.15, the four Donovans', 4, null],
  ['en', 'Would you be able to accommodate a vegetarian couple', 2, null],
  ['it', 'vorrei ordinare 3 margherite e 2 polli per le 20', null, null],
  ['en', 'after nine rejections I have lost hope', null, null],
  ['it', 'siamo quattro per il 12 aprile', 4, null],
  // lists in any order, whoever writes anywhere in them
  ['en', 'So: him, me, his gran, Friday at five', 3, null],
  ['it', 'siamo mamma papà io e Tobia', 4, null],
  ['en', 'a table fri 5.30 pls, me nan, me mam, me n our kid', 4, null],
  ['it', 'domani, io Paolo e l’agente', 3, null],
  ['en', 'Canon Fry and I would like a table on Monday', 2, null],
  ['en', 'Tomorrow, me, Baz, Lorna. Your place. 8 o’clock', 3, null],
  ['it', 'siamo marito e moglie, ore venti', 2, null],
  ['en', 'Mum, Dad, me, Kev and the twins, sunday twelve thirty', 6, null],
  ['it', 'Per la festa del papà io mio marito i due bimbi e mio suocero, ore 20', 5, 2],
  // ages, seats, dogs
  ['it', '4 adulti, 1 bimbo 3 anni, 1 neonata, sabato', 6, 2],
  ['it', 'siamo io mia moglie e i bimbi di 3 e 5 anni', 4, 2],
  ['en', '2 adults and 1 high chair saturday', 3, 1],
  ['it', 'domenica a pranzo in sette, con un seggiolone', 7, null],
  ['it', 'Io e il mio cane guida domani vorremmo pranzare da voi', 1, null],
  ['en', '2 + dog, garden, tmrw 1pm?', 2, null],
  // whom the writer brings; those whose number nobody says
  ['it', 'sono lì per le 21.30 col collega di guardia', 2, null],
  ['en', "I'd bring my mum on sunday at 1", 2, null],
  ['en', 'I should like to entertain two clients to lunch on Monday.', 3, null],
  ['it', 'siamo in 5 sabato con la nonna', 5, null],
  ['it', 'ne parlo con mia moglie e vi dico', null, null],
  // together with those told farther on
  ['en', 'My wife and I would dine with you on 9 June with our three daughters', 5, null],
  ['it', 'io e mia moglie veniamo sabato alle 20 con i due bimbi', 4, 2],
  // so many times so many, one named and more, one alone
  ['en', 'two tables of eight for Saturday at 7', 16, null],
  ['it', 'alla serata di venerdì aggiungeteci: Dario + 3', 4, null],
  ['en', 'One seat at the counter, Thursday at 7pm, please', 1, null],
  ['en', 'can I book for tomorrow at 7, I am on my own', 1, null],
  // the more of two, and children among them
  ['en', 'the big table for us thurs, should be 11, maybe 12', 12, null],
  ['en', 'Could I book Sunday lunch for 6 at 1pm? Two are children.', 6, 2],
  ['en', '2 PM Saturday, six of us, one in a stroller', 6, 1],
  // nobody is added
  ['it', 'un tavolo per due di sabato alle 21 non ci serve più. Grazie, Mazza', 2, null],
  ['en', 'reserve for eight on Friday at 8. My cell is +1 614 555 0188', 8, null],
  ['it', 'stasera alle 20, posto per me e il mio collega, paghiamo con fattura', 2, null],
  ['it', 'solo io, giovedì alle 20, un tavolino piccolo', 1, null],
  ['it', 'vengo con le colleghe sabato alle 20', null, null],
];

test.each(said)('%s: %s', (language, text, party, children) => {
  expect(peopleIn(text, language)).toEqual([party, children]);
});

const hostile: ['it' | 'en', string][] = [
  ['it', 'lui, lei, '],
  ['it', 'mamma papà '],
  ['it', '4 marinai e '],
  ['it', 'adulti 2 bambini 1 '],
  ['it', 'vengo con mia figlia '],
  ['en', 'Luca, '],
  ['en', 'me nan, '],
  ['en', 'twenty-two Danes '],
  ['en', 'party (approx 4) '],
  ['en', 'me and Tom, with our kids, '],
  ['en', 'two tables of '],
  ['it', 'Dario + 3 '],
];

describe('costs time in proportion to its length', () => {
  test.each(hostile)('%s "%s" again and again', (language, part) => {
    const read = (letters: number) => peopleIn(part.repeat(letters / part.length), language);
    expect(growthOf(read, 500)).toBeLessThan(linear);
  });
});
