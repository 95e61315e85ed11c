const plain = /^[\0-\x7f]*$/;
const marks = /\p{M}+/gu;
const ligatures = /[ßœæøłı]/g;
const spelled: Record<string, string> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', ı: 'i' };

/**
 * A word as the lexicons spell it: small letters, no accents, no ligatures or fancy letters
 * ("PERCHÉ", "perchè" and "𝗽𝗲𝗿𝗰𝗵𝗲" are one word). The length may change: offsets belong to tokens.
 */
export function fold(word: string): string {
  if (plain.test(word)) return word.toLowerCase();
  const bare = word.normalize('NFKD').toLowerCase().replace(marks, '');
  return bare.replace(ligatures, (letter) => spelled[letter] ?? letter);
}
