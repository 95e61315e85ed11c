import type { Tongue } from '../tongue.ts';

const italian = {
  small: [
    ...['zero', 'uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove', 'dieci'],
    ...['undici', 'dodici', 'tredici', 'quattordici', 'quindici', 'sedici', 'diciassette'],
    ...['diciotto', 'diciannove'],
  ],
  tens: ['', '', 'venti', 'trenta', 'quaranta', 'cinquanta', 'sessanta', 'settanta', 'ottanta'],
};
const tens = [...italian.tens, 'novanta'];

/** A whole number below 10,000 as Italian writes it, in one word: "millenovecentosettantotto". */
export function italianNumber(n: number): string {
  if (n < 20) return italian.small[n] ?? '';
  if (n < 100) return upToHundred(Math.floor(n / 10), n % 10);
  if (n < 1000) return counted(Math.floor(n / 100), 'cento', 'cento') + rest(n % 100);
  return counted(Math.floor(n / 1000), 'mille', 'mila') + rest(n % 1000);
}

function upToHundred(ten: number, unit: number): string {
  const whole = tens[ten] ?? '';
  if (unit === 0) return whole;
  // "ventuno", "ventotto": two vowels do not meet.
  const stem = unit === 1 || unit === 8 ? whole.slice(0, -1) : whole;
  return stem + italianNumber(unit);
}

function counted(n: number, one: string, many: string): string {
  return n === 1 ? one : italianNumber(n) + many;
}

function rest(n: number): string {
  return n === 0 ? '' : italianNumber(n);
}

const english = {
  small: [
    ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
    ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen'],
    ...['eighteen', 'nineteen'],
  ],
  tens: ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
};

/** Number words of a language and their values; the grammar puts English "twenty one" together. */
export function numberWords(language: Tongue): [word: string, value: number][] {
  if (language === 'en') {
    const small = english.small.map((word, n): [string, number] => [word, n]);
    return [...small, ...english.tens.map((word, at): [string, number] => [word, at * 10 + 20])];
  }
  const plain = Array.from({ length: 100 }, (_, n): [string, number] => [italianNumber(n), n]);
  // Years, and the few hundreds that stand for one ("l'anno duecentosessantasette").
  const years = Array.from({ length: 2000 }, (_, n): [string, number] => [
    italianNumber(n + 100),
    n + 100,
  ]);
  return [...plain, ...years, ...years.filter(elided).map(joined)];
}

/** "settecentottanta" is written oftener than "settecentoottanta". */
function elided([word]: [string, number]): boolean {
  return word.includes('centoott');
}

function joined([word, n]: [string, number]): [string, number] {
  return [word.replace('centoott', 'centott'), n];
}
