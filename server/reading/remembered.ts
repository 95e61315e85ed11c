/**
 * The same function, remembering what it made of what it met, by name: people say the same words again and again. When there are
 * too many all are forgotten, the names and slips nobody says twice with the rest. The first argument is whose memory it is, and must not
 * change; nothing keeps it alive.
 */
export function remembered<Of extends object, What, Result>(
  find: (of: Of, what: What) => Result,
  nameOf: (what: What) => string,
  most = 20_000,
): (of: Of, what: What) => Result {
  const memories = new WeakMap<Of, Map<string, Result>>();
  return (of, what) => {
    const memory = memories.get(of) ?? new Map<string, Result>();
    if (memory.size === 0) memories.set(of, memory);
    const name = nameOf(what);
    const known = memory.get(name);
    if (known !== undefined) return known;
    if (memory.size >= most) memory.clear();
    const found = find(of, what);
    memory.set(name, found);
    return found;
  };
}
