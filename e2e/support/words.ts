import { readFileSync } from 'node:fs';
import type { Language } from './browser.ts';

export type Speaker = (english: string, named?: Record<string, string | number>) => string;

/** What the app says in a language, by its English sentence: as in `locales/`, with the names filled in. */
export function speaker(language: Language): Speaker {
  const file = new URL(`../../locales/${language}.po`, import.meta.url);
  const said = wordsIn(readFileSync(file, 'utf8'));
  return (english, named = {}) => {
    const sentence = said.get(english);
    if (!sentence) throw new Error(`nobody says "${english}" in ${language}`);
    return sentence.replace(/\{(\w+)\}/g, (slot, name: string) => String(named[name] ?? slot));
  };
}

function wordsIn(catalogue: string): Map<string, string> {
  const entry = /^msgid ((?:"(?:[^"\\]|\\.)*"\n?)+)msgstr ((?:"(?:[^"\\]|\\.)*"\n?)+)/gm;
  return new Map(
    [...catalogue.matchAll(entry)].map(([, id = '', text = '']) => [join(id), join(text)]),
  );
}

function join(lines: string): string {
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as string)
    .join('');
}
