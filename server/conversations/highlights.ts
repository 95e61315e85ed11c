const token = /[\p{L}\p{N}]+/gu;

/** Lower case, no accents; as long as the text it came from. */
export function fold(text: string): string {
  return text.replace(/[A-Z]+|[^\0-\x7f]/gu, foldPart);
}

function foldPart(part: string): string {
  const plain = part.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.length === part.length ? plain : part;
}

/** The words of a query, folded: what the index knows. */
export function foldWords(query: string): string[] {
  return [...fold(query).matchAll(token)].map(([word]) => word).slice(0, 12);
}

/** Where the words stand in a text, by their beginning (so that endings do not matter). Offsets are UTF-16. */
export function highlightsIn(
  text: string,
  words: readonly string[],
): { from: number; to: number }[] {
  const stems = words.map((word) =>
    word.length > 4 ? word.slice(0, Math.max(4, word.length - 3)) : word,
  );
  const spots = [...fold(text).matchAll(token)].filter(([word]) =>
    stems.some((stem, i) => (stem === words[i] ? word === stem : word.startsWith(stem))),
  );
  return spots.map((spot) => ({ from: spot.index, to: spot.index + spot[0].length }));
}
