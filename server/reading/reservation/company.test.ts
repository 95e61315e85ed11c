import { expect, test } from 'vitest';
import { findCompany } from './company.ts';
import { lineOf } from './line.ts';

/** How many each statement says, and how many of them are children. */
function peopleIn(text: string, language: 'it' | 'en') {
  return findCompany(lineOf(text, language)).map(({ count, children }) => [count, children]);
}

const lists: ['it' | 'en', string, number, number | null][] = [
  // names, trades and adjectives nobody knows
  ['it', 'Anna, Michele, Jacopo, Ruth, Simo ed io', 6, null],
  ['it', 'io, Robi, la Cri, i gemelli e la Wally', 6, null],
  ['it', 'cinque operai, il capocantiere, mio marito ed io', 8, null],
  ['it', 'la dottoressa, l’igienista, io.', 3, null],
  ['en', 'me, Phil, both his parents and the wean', 5, 1],
  ['en', 'me, Val & the conductor at half 7', 3, null],
  ['en', 'the vicar, the organist and I', 3, null],
  ['en', 'two vegans, a coeliac and a carnivore', 4, null],
  ['en', 'me n my very patient wife', 2, null],
  ['en', 'me him 2 kids', 4, 2],
  // as many again, and those of whom others tell
  ['it', 'i miei due fratelli con le mogli', 4, null],
  ['en', 'my three old flatmates and their husbands', 6, null],
  ['it', 'lui + 4 ospiti', 5, null],
  ['en', 'he and his two guests', 3, null],
  ['it', "10 più l'arbitro", 11, null],
  ['it', 'saremmo noi quattro, i nonni e mia zia', 7, null],
  // how many there are after whoever is told
  ['it', 'i bambini che sono due', 2, 2],
  ['it', 'gli zii 2', 2, null],
  ['en', 'the Hargreaves (2)', 2, null],
  ['en', '2 big 3 wee', 5, 3],
  ['it', '2A+2B', 4, 2],
  // how old they are
  ['en', "me and my daughter who's 6", 2, 1],
  ['en', "us three plus my niece (she's 7)", 4, 1],
  ['en', 'me and my gran, who is six foot five', 2, null],
  ['en', 'four adults, a boy of 7 and a girl of 4', 6, 2],
  ['en', 'including the twins, who are 4', 2, 2],
  ['it', 'io, Marta e Leo (3 anni)', 3, 1],
  ['it', 'compreso Leo che ha 3 anni', 1, 1],
  ['it', 'compresi Leo (3 anni) e Gaia (5 anni)', 2, 2],
  ['en', 'our two girls, 3 and 6, and me', 3, 2],
  // who comes with whoever writes
  ['it', 'un tavolo per me e per la collega', 2, null],
  ['it', 'vorrei portare a cena la mia ragazza', 2, null],
  ['it', 'mi raggiungono due amici', 3, null],
  ['en', 'her, her two lads (both at college) and yours truly', 4, null],
  ['en', "it's me and my gentleman friend", 2, null],
  // of how many it is only told
  ['it', 'due dei sei sono bambini', 2, 2],
  ['en', 'for, say, five', 5, null],
  ['en', 'six with the apprentice', 6, null],
  ['en', 'a couple with a couple of friends', 4, null],
  ['en', 'three of them under seven', 3, 3],
  ['en', 'three big ones and three little ones', 6, 3],
  ['it', 'io e i coniugi Riva', 3, null],
  // where the list ends
  ['it', 'sette adulti, i bambini restano coi papà', 7, null],
  ['en', 'we are nine people, brother comes from Poland', 9, null],
  ['it', 'la piccola sta con la zia', 1, null],
  ['it', 'siamo in quindici più o meno tutti affamati', 15, null],
  ['it', 'lei e io, e spengo il telefono', 2, null],
  ['it', 'io e il mio compagno, ci accontentiamo anche del bagno', 2, null],
  ['it', 'io mia sorella e la bimba che poi deve dormire', 3, 1],
];

const nobody: ['it' | 'en', string][] = [
  ['it', 'vi chiamo io più avanti'],
  ['it', 'siamo in tre città diverse'],
  ['it', 'un piccolo studio dentistico'],
  ['it', 'da bambina nessuno le credeva'],
  ['it', 'mangiamo per cinque'],
  ['it', 'a nome Quaranta'],
  ['en', 'the twins are three'],
];

test.each(nobody)('%s: nobody is counted in "%s"', (language, text) => {
  const counted = findCompany(lineOf(text, language)).filter(
    ({ strength, children }) => strength > 1 || children !== null,
  );
  expect(counted).toEqual([]);
});

test.each<['it' | 'en', string]>([
  ['it', 'saremo in 8 e non in 6'],
  ['it', 'in dieci, non più in otto'],
  ['en', "we're 5, not 4"],
])('%s: given up is the last of "%s"', (language, text) => {
  const found = findCompany(lineOf(text, language));
  expect(found.map(({ past }) => past)).toEqual([false, true]);
});

test.each(lists)('%s: %s', (language, text, count, children) => {
  expect(peopleIn(text, language)[0]).toEqual([count, children]);
});
