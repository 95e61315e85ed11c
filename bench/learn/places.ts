/** Where each sign stands that so many examples have at the fewest, by the alphabet: a rarer one tells nothing about others. */
export function placesOf(signs: Iterable<Iterable<string>>, fewest: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const own of signs) for (const name of own) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= fewest).map(([name]) => name);
  return new Map(names.toSorted().map((name, at) => [name, at]));
}
