/**
 * A folded word by its sound: the first letter and the classes of the consonants after it, four signs at most. Soundex,
 * with what Italian and English spell and do not say taken away ("Philippo" is "Filippo", "Knight" begins as "night").
 */
export function sound(word: string): string {
  const heard = word
    .replace(/^(wr|kn|gn)/, (two) => two[1] ?? '')
    .replace(/ph/g, 'f')
    .replace(/h/g, '');
  let coded = heard[0] ?? word[0] ?? '';
  let before = classOf(coded);
  for (const letter of heard.slice(1)) {
    const now = classOf(letter);
    if (now && now !== before) coded += now;
    before = now;
  }
  return coded.slice(0, 4);
}

const classes = ['bfpvw', 'cgjkqsxz', 'dt', 'l', 'mn', 'r'];

function classOf(letter: string): string {
  const at = classes.findIndex((letters) => letters.includes(letter));
  return at < 0 ? '' : String(at + 1);
}
