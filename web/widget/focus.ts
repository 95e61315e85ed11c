const stops = 'button, a[href], textarea, input:not([tabindex="-1"]), [tabindex="0"]';

/** Keeps the focus inside: from the last place it goes to the first, and back. */
export function keepFocus(event: KeyboardEvent, room: HTMLElement): void {
  const places = [...room.querySelectorAll<HTMLElement>(stops)].filter((one) => one.offsetParent);
  const [first, last] = [places[0], places.at(-1)];
  const at = document.activeElement;
  const outside = !places.includes(at as HTMLElement);
  if (event.shiftKey ? !outside && at !== first : at !== last) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
