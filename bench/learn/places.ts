/** A sign in fewer messages than this tells nothing about others. */
const fewest = 4;

/** Where each sign stands that some examples have, by the alphabet. */
export function placesOf(signs: Iterable<Iterable<string>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const own of signs) for (const name of own) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= fewest).map(([name]) => name);
  return new Map(names.toSorted().map((name, at) => [name, at]));
}
