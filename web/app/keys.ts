import { useEffect, useRef } from 'react';

type Press = () => void;

/** Runs something on a key, wherever the focus is not in a field. `mod+` keys work in fields too. */
export function useHotkey(key: string, press: Press): void {
  useHotkeys({ [key]: press });
}

/** Several keys at once; the latest functions are called, so they need not be stable. */
export function useHotkeys(keys: Record<string, Press>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const press = latest.current[nameOf(event)];
      if (!press || event.defaultPrevented || isTaken(event)) return;
      event.preventDefault();
      press();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

/** A key belongs to the field, the menu or the dialog that has the focus. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.altKey) return true;
  if (event.ctrlKey || event.metaKey) return false;
  const target = event.target as HTMLElement;
  return (
    target.isContentEditable ||
    !!target.closest('input, textarea, select, [role=dialog], [role=menu]')
  );
}
