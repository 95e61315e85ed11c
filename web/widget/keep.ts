/** What a frame keeps for itself; browsers that allow nothing keep it until the page is left. */
const memory = new Map<string, string>();

export function keep(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    memory.set(key, text);
  }
}

export function kept<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(key) ?? memory.get(key);
    return text ? (JSON.parse(text) as T) : null;
  } catch {
    return null;
  }
}
