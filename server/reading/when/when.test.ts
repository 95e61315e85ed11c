import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findWhen, type When, type WhenContext, type WhenValue } from './when.ts';

const opening = [
  { from: '12:00', to: '14:30' },
  { from: '19:00', to: '22:30' },
];

function context(language: 'it' | 'en', now = '2026-03-10T14:05'): WhenContext {
  return { now: { date: now.slice(0, 10), time: now.slice(11) }, language, opening };
}

describe.each(['it', 'en'] as const)('in %s', (language) => {
  test.each(casesOf(language))('$now: $text', ({ text, now, expected }) => {
    expect(told(findWhen(text, context(language, now)))).toBe(expected);
  });
});

function casesOf(language: string) {
  let now = '2026-03-10T14:05';
  const lines = readFileSync(new URL(`./cases/${language}.txt`, import.meta.url), 'utf8').split(
    '\n',
  );
  return lines.flatMap((line) => {
    if (line === '' || line.startsWith('//')) return [];
    if (line.startsWith('@ ')) now = line.slice(2);
    const [text = '', expected] = line.split(' => ');
    return expected === undefined ? [] : [{ text, now, expected }];
  });
}

function told(found: When[]): string {
  return found.map(tell).join(' ; ') || '-';
}

function tell({ values, ambiguous, approximate, role, sense }: When): string {
  const [first] = values;
  const said = ambiguous ? values.map(spell).join(' ? ') : first ? spell(first) : '';
  return `${approximate ? '~' : ''}${role ? `${role} ` : ''}${sense === 'past' ? 'past ' : ''}${said}`;
}

function spell({ start, end, seconds, set }: WhenValue): string {
  if (set !== undefined) return set;
  return seconds === undefined ? `${start}${end === null ? '' : `/${end}`}` : `${seconds}s`;
}

describe('the words', () => {
  const text = 'Ciao! Un tavolo domani sera verso le nove per 4?';

  test('are those of the whole, of the day and of the hour', () => {
    const [found] = findWhen(text, context('it'));
    const words = (side: { from: number; to: number } | undefined) =>
      side && text.slice(side.from, side.to);
    expect(words(found)).toBe('domani sera verso le nove');
    expect(words(found?.date)).toBe('domani');
    expect(words(found?.time)).toBe('sera verso le nove');
    expect(found?.part).toBe('evening');
  });

  test('of each alternative are found apart', () => {
    const both = 'sabato o domenica alle 20';
    const [found] = findWhen(both, context('it'));
    expect(found?.choices?.map(({ from, to }) => both.slice(from, to))).toEqual([
      'sabato',
      'domenica alle 20',
    ]);
  });
});

describe('the hours of service', () => {
  const at = (text: string, hours: WhenContext['opening']) =>
    findWhen(text, { ...context('it'), opening: hours })[0];

  test('tell morning from evening', () => {
    expect(at('alle 9', [{ from: '07:00', to: '11:00' }])?.values[0]?.start).toBe('09:00');
    expect(at('alle 9', [{ from: '19:00', to: '23:00' }])?.values[0]?.start).toBe('21:00');
  });

  test('may run past midnight', () => {
    expect(at("all'una", [{ from: '21:00', to: '26:00' }])?.values[0]?.start).toBe('01:00');
  });

  test('leave a doubt where both are open, or when they are not known', () => {
    expect(at('alle 9', [{ from: '07:00', to: '23:00' }])?.ambiguous).toBe(true);
    expect(at('alle 9', [])?.ambiguous).toBe(true);
    expect(at('alle 21', [])?.ambiguous).toBe(false);
  });
});

test('a place may have days of its own', () => {
  const namedDays = [{ name: 'San Petronio', month: 10, day: 4 }];
  const [found] = findWhen('siete aperti a san petronio?', { ...context('it'), namedDays });
  expect(found?.values[0]?.start).toBe('2026-10-04');
});
