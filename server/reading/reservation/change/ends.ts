const ends = [
  /(?<!\p{L})(from|frm|fae)(\s[^;!?\n]{1,40}?\s)(to|tae)(?=\s|\d)/giu,
  /(?<!\p{L})(da)(\s[^;!?\n]{1,40}?\s)(a)(?=\s)/giu,
  // "shift Friday to the following Friday"
  /(?<=day|tomorrow|tonight)( )( {0,2})(to)(?= {1,3}(?:the |next |this |following |\p{L}+day|tomorrow))/giu,
  // "our 7.45 to 8.20", "4 → 5"
  /(?<=\d)( )( {0,2})(to|tae|[-=]>|→)(?= {1,3}\d)/giu,
];
// the article stays, that "sabato dalle 21 alle 20" does not become a Saturday the 21st
const hours = /(?<!\p{L})d(all(?:e|['’])\s?[^;!?\n]{1,20}?)\s(alle|all['’])(?=\s|\p{L})/giu;
const numberedDays = /(?<!\p{L})dal (\d{1,2}[^;!?\n\d]{0,20} )al(?= \d)/giu;

/**
 * "From 8 to 9" is no stretch here but two ends, the old one and the new: the text with the words between them gone, and every other
 * in its place.
 */
export function partEnds(text: string): string {
  const days = text.replace(numberedDays, 'il  $1il').replace(hours, ' $1;$2');
  return ends.reduce((parted, words) => parted.replace(words, parting), days);
}

function parting(...[, from, between, to]: string[]): string {
  return `${blank(from)}${between}${blank(to).replace(' ', ';')}`;
}

function blank(word = ''): string {
  return ' '.repeat(word.length);
}
