import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Asked, type Fact, waitsOf } from './clock-rule.ts';

/** Minutes to the first reply, at any hour. */
type Minutes = number;
const promised: Record<string, Minutes> = { question: 240, complaint: 60, reservation: 15 };

/** "22 10:00 question": on the 22nd somebody asks; "reply" and "close" are ours; other kinds are under no promise. */
function fact(line: string): Fact<Minutes> {
  const [day = '', time = '', what = ''] = line.split(' ');
  const at = new Date(`2026-11-${day}T${time}Z`);
  if (what === 'reply') return { what: 'replied', id: line, at };
  if (what === 'close') return { what: 'closed', id: line, at };
  const promises = what.split('+').flatMap((kind) => promised[kind] ?? []);
  return { what: 'asked', id: line, at, channelId: 'site', promises };
}

function dueOf(minutes: Minutes, { at }: Asked<Minutes>): Date {
  return new Date(at.getTime() + minutes * 60_000);
}

/** "22 10:00 due 22 14:00: 22 10:20, resolved 22 11:00"; without an answer "unanswered", while it runs nothing. */
function story(lines: readonly string[]): string[] {
  return waitsOf(lines.map(fact), dueOf).map((wait) => {
    const end = wait.stoppedAt
      ? `: ${wait.repliedBy ? '' : 'unanswered '}${short(wait.stoppedAt)}`
      : '';
    const resolved = wait.resolvedAt ? `, resolved ${short(wait.resolvedAt)}` : '';
    return `${short(wait.startedAt)} due ${short(wait.dueAt)}${end}${resolved}`;
  });
}

function short(at: Date): string {
  return at.toISOString().slice(8, 16).replace('T', ' ');
}

describe('a clock', () => {
  const cases: [string, said: string[], clocks: string[]][] = [
    ['starts at the first message', ['22 10:00 question'], ['22 10:00 due 22 14:00']],
    [
      'stops at the first human reply',
      ['22 10:00 question', '22 10:20 reply', '22 10:40 reply'],
      ['22 10:00 due 22 14:00: 22 10:20'],
    ],
    ['does not start where nothing is promised', ['22 10:00 praise'], []],
    [
      'starts at the first message that is under a promise',
      ['22 10:00 praise', '22 10:05 question'],
      ['22 10:05 due 22 14:05'],
    ],
    [
      'is one, however often they ask again',
      ['22 10:00 question', '22 11:00 question', '22 12:00 question'],
      ['22 10:00 due 22 14:00'],
    ],
    [
      'does not start while we talk to each other',
      ['22 10:00 question', '22 10:20 reply', '22 10:30 question', '23 10:19 question'],
      ['22 10:00 due 22 14:00: 22 10:20'],
    ],
    [
      'starts again after a day of our silence',
      ['22 10:00 question', '22 10:20 reply', '23 10:20 question'],
      ['22 10:00 due 22 14:00: 22 10:20', '23 10:20 due 23 14:20'],
    ],
    [
      'counts our silence from our last word',
      [
        '22 10:00 question',
        '22 10:20 reply',
        '23 09:00 reply',
        '23 11:00 question',
        '24 09:00 question',
      ],
      ['22 10:00 due 22 14:00: 22 10:20', '24 09:00 due 24 13:00'],
    ],
    [
      'starts again after a closed case, however soon',
      ['22 10:00 question', '22 10:20 reply', '22 10:21 close', '22 10:30 question'],
      ['22 10:00 due 22 14:00: 22 10:20, resolved 22 10:21', '22 10:30 due 22 14:30'],
    ],
    [
      'starts at the question after the thanks after a closed case',
      [
        '22 10:00 question',
        '22 10:20 reply',
        '22 10:21 close',
        '22 10:25 praise',
        '22 10:30 question',
      ],
      ['22 10:00 due 22 14:00: 22 10:20, resolved 22 10:21', '22 10:30 due 22 14:30'],
    ],
    [
      'does not start when we spoke again after the closing',
      [
        '22 10:00 question',
        '22 10:20 reply',
        '22 10:21 close',
        '22 10:25 reply',
        '22 10:30 question',
      ],
      ['22 10:00 due 22 14:00: 22 10:20, resolved 22 10:21'],
    ],
    [
      'has no answer when the case is closed without one',
      ['22 10:00 question', '22 10:20 close'],
      ['22 10:00 due 22 14:00: unanswered 22 10:20, resolved 22 10:20'],
    ],
    [
      'starts when nobody had asked: we wrote first, a day before',
      ['21 10:00 reply', '22 10:00 question'],
      ['22 10:00 due 22 14:00'],
    ],
    ['does not start when they answer what we wrote', ['22 09:00 reply', '22 10:00 question'], []],
    [
      'comes due sooner when a complaint follows the question',
      ['22 10:00 question', '22 11:00 complaint'],
      ['22 10:00 due 22 12:00'],
    ],
    [
      'does not come due later when a complaint follows near the end',
      ['22 10:00 question', '22 13:30 complaint'],
      ['22 10:00 due 22 14:00'],
    ],
    [
      'keeps the haste of the first complaint when a question follows',
      ['22 10:00 complaint', '22 10:05 question'],
      ['22 10:00 due 22 11:00'],
    ],
    [
      'takes the stricter of two promises of one message',
      ['22 10:00 question+complaint'],
      ['22 10:00 due 22 11:00'],
    ],
    [
      'is answered in the minute the question is asked: asked first, answered then',
      ['22 10:00 question', '22 10:00 reply'],
      ['22 10:00 due 22 14:00: 22 10:00'],
    ],
    [
      'of each wait is settled by the same closing',
      [
        '22 10:00 question',
        '22 10:20 reply',
        '23 11:00 question',
        '23 11:10 reply',
        '23 12:00 close',
      ],
      [
        '22 10:00 due 22 14:00: 22 10:20, resolved 23 12:00',
        '23 11:00 due 23 15:00: 23 11:10, resolved 23 12:00',
      ],
    ],
  ];
  test.each(cases)('%s', (_name, said, clocks) => {
    expect(story(said)).toEqual(clocks);
    expect(story([...said].reverse())).toEqual(clocks);
  });
});

describe('whatever is said', () => {
  const kinds = fc.constantFrom(
    'question',
    'complaint',
    'praise',
    'question+complaint',
    'reply',
    'close',
  );
  const lines = fc.array(
    fc
      .tuple(
        fc.integer({ min: 20, max: 24 }),
        fc.integer({ min: 10, max: 23 }),
        fc.integer({ min: 10, max: 59 }),
        kinds,
      )
      .map(([day, hour, minute, kind]) => `${day} ${hour}:${minute} ${kind}`),
    { maxLength: 14 },
  );

  test('one clock runs at a time, and it never comes due later than the first promise', () => {
    fc.assert(
      fc.property(lines, (said) => {
        const waits = waitsOf(said.map(fact), dueOf);
        waits.forEach((wait, n) => {
          const next = waits[n + 1];
          if (next) expect(wait.stoppedAt?.getTime()).toBeLessThanOrEqual(next.startedAt.getTime());
          expect(wait.dueAt.getTime()).toBeLessThanOrEqual(wait.startedAt.getTime() + 240 * 60_000);
        });
      }),
    );
  });

  test('every message under a promise is answered, waits with a clock, or continues a talk of today', () => {
    fc.assert(
      fc.property(lines, (said) => {
        const facts = said.map(fact);
        const waits = waitsOf(facts, dueOf);
        for (const asked of facts) {
          if (asked.what !== 'asked' || asked.promises.length === 0) continue;
          const inAWait = waits.some(
            (wait) => wait.startedAt <= asked.at && (!wait.stoppedAt || asked.at <= wait.stoppedAt),
          );
          const inATalk = facts.some(
            (one) =>
              one.what === 'replied' &&
              one.at <= asked.at &&
              asked.at.getTime() - one.at.getTime() < 86_400_000,
          );
          expect(inAWait || inATalk).toBe(true);
        }
      }),
    );
  });
});
