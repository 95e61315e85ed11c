import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readMessage } from './read-message.ts';
import { isHearsay, triage } from './triage.ts';

type Case = { text: string; lang: string; branch: string; true_and_negative: boolean };
const lines = readFileSync(new URL('./cases/triage.jsonl', import.meta.url), 'utf8').split('\n');
const cases = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Case);

describe('what to do about a message', () => {
  test.each(cases)('$branch: $text', ({ text, lang, branch }) => {
    expect(proposed(text, lang).branch).toBe(branch);
  });

  test('is asked whether it is true whenever it is negative', () => {
    const negative = cases.filter((one) => one.true_and_negative);
    expect(negative.filter(({ text, lang }) => !proposed(text, lang).asksTruth)).toEqual([]);
  });

  test('is never to ignore what is negative', () => {
    const kinds = ['question', 'complaint', 'reservation', 'order', 'idea', 'praise'] as const;
    for (const kind of [...kinds, 'spam', 'other'] as const)
      for (const hearsay of [true, false])
        expect(triage({ kind, tone: 'negative', severe: false, hearsay }).branch).not.toBe(
          'ignore',
        );
  });

  test('is to escalate whatever is severe', () => {
    const read = { kind: 'spam', tone: 'neutral', severe: true, hearsay: true } as const;
    expect(triage(read)).toEqual({ branch: 'escalate', asksTruth: true });
  });
});

function proposed(text: string, lang: string) {
  const read = readMessage(text, { languages: ['it', 'en'], lastLanguage: lang });
  return triage({ ...read, hearsay: isHearsay(text, read.language) });
}
