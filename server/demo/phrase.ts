import type { Chance } from './chance.ts';

/** What stands in for `{name}`. */
export type Slot = (name: string) => string;

/** One way of saying it: `[one|another|]` is chosen, `{slot}` is filled in, the sentence put in order. */
export function say(text: string, chance: Chance, slot: Slot): string {
  return tidy(fill(choose(text, chance), slot));
}

const choice = /\[([^[\]]*)\]/;

/** The innermost choices first. */
function choose(text: string, chance: Chance): string {
  let chosen = text;
  for (let found = choice.exec(chosen); found; found = choice.exec(chosen)) {
    const [all, options = ''] = found;
    chosen = chosen.replace(all, () => chance.pick(options.split('|')));
  }
  return chosen;
}

function fill(text: string, slot: Slot): string {
  return text.replace(/\{([^{}]+)\}/g, (_, name: string) =>
    /^\p{Lu}/u.test(name)
      ? capital(slot(name.charAt(0).toLowerCase() + name.slice(1)))
      : slot(name),
  );
}

/** No double spaces, none before a comma, none at the ends. */
function tidy(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ +([,.;])/g, '$1')
    .replace(/ +\n/g, '\n')
    .replace(/([,;]) *([.?!])/g, '$2')
    .trim();
}

/** The first letter large. */
export function capital(text: string): string {
  return text.replace(/^[¿¡«]*\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** The first letter small, unless the word is written large for itself ("IGP", "I"). */
export function small(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
