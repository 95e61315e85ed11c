import { readFileSync } from 'node:fs';

const sections = [
  ...(['adults', 'children', 'companion', 'self', 'pets', 'and', 'or', 'fillers', 'one'] as const),
  ...(['head', 'table', 'for', 'between', 'verbs', 'units', 'labels', 'after', 'among'] as const),
  ...(['correction', 'past', 'pairs', 'weak', 'we', 'meals', 'small'] as const),
] as const;

/** What a word can say about who comes; the lists are in `lexicon/`. */
export type Role = (typeof sections)[number];

export type PeopleWords = {
  is(word: string, ...roles: Role[]): boolean;
  /** The number a word stands for; null for any other word. */
  numberOf(word: string): number | null;
};

export type Tongue = 'it' | 'en';

const books: Record<Tongue, PeopleWords> = { it: read('it'), en: read('en') };

export function peopleWords(language: Tongue): PeopleWords {
  return books[language];
}

function read(language: Tongue): PeopleWords {
  const file = new URL(`./lexicon/${language}.txt`, import.meta.url);
  const roles = new Map<string, Set<string>>();
  const numbers = new Map<string, number>();
  let section = '';
  for (const line of readFileSync(file, 'utf8')
    .split('\n')
    .map((raw) => raw.trim())) {
    if (line === '' || line.startsWith('//')) continue;
    if (line.startsWith('[')) section = line.slice(1, -1);
    else if (section === 'numbers') enterNumber(numbers, line);
    else
      for (const word of split(line)) roles.set(word, (roles.get(word) ?? new Set()).add(section));
  }
  return {
    is: (word, ...asked) => asked.some((role) => roles.get(word)?.has(role)),
    numberOf: (word) => numbers.get(word) ?? null,
  };
}

function enterNumber(numbers: Map<string, number>, line: string): void {
  const [n, words = ''] = line.split(' = ');
  for (const word of split(words)) numbers.set(word, Number(n));
}

function split(line: string): string[] {
  return line.split(',').map((word) => word.trim());
}
