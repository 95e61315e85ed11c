import { readFileSync } from 'node:fs';
import type { Face } from './tokens.ts';

const scorn = -1.5;
const worth: Record<string, number> = { 'very good': 2, good: 1, bad: -1, scorn, 'very bad': -2 };
const faces = parse(readFileSync(new URL('./lexicon/emoji.txt', import.meta.url), 'utf8'));

/** How glad or cross an emoji or a typed face is: 2 to -2, 0 for those that may mean anything. */
export function faceValue({ name }: Face): number {
  return faces.get(bare(name)) ?? faces.get(String.fromCodePoint(name.codePointAt(0) ?? 0)) ?? 0;
}

/** Whether the face mocks: "great service 🙄" is no praise. */
export function isScornful(face: Face): boolean {
  return faceValue(face) === scorn;
}

function parse(text: string): Map<string, number> {
  const values = new Map<string, number>();
  let value = 0;
  for (const line of text.split('\n')) {
    const section = /^\[([a-z ]+)\]$/.exec(line)?.[1];
    if (section !== undefined) value = worth[section] ?? 0;
    else if (!line.startsWith('//'))
      for (const face of line.split(' ').filter(Boolean))
        values.set(bare(face.toLowerCase()), value);
  }
  return values;
}

function bare(face: string): string {
  return face.replace(/[\uFE0F\u{1F3FB}-\u{1F3FF}]/gu, '');
}
