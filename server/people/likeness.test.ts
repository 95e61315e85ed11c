import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockingKeys } from './blocking.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { likeness } from './likeness.ts';
import { fullNames, isNickname } from './nicknames.ts';
import type { Portrayal } from './portrayal.ts';
import { sound } from './sound.ts';

type Given = Partial<Omit<Portrayal, 'mails' | 'phones' | 'names'>> & {
  name?: string;
  mail?: string;
  phone?: string;
  trust?: 'claimed' | 'signature';
};

function person({ name, mail, phone, trust = 'claimed', ...rest }: Given): Portrayal {
  return {
    id: '',
    names: name ? [name] : [],
    mails: mail ? [{ value: mail, trust }] : [],
    phones: phone ? [{ value: phone, trust }] : [],
    handles: [],
    ...rest,
  };
}

const sure = { trust: 'signature' } as const;

test.each<[string, Given, Given, 'automatic' | 'suggest' | 'different']>([
  ['the same full name', { name: 'Anna Verdi' }, { name: 'anna verdi' }, 'suggest'],
  ['names the other way round', { name: 'Anna Verdi' }, { name: 'Verdi Anna' }, 'suggest'],
  ['an accent', { name: 'Zoë D’Amico' }, { name: 'Zoe DAmico' }, 'suggest'],
  ['a slip of the fingers', { name: 'Bruno Gallinari' }, { name: 'Bruno Galinari' }, 'suggest'],
  ['a nickname', { name: 'Beppe Scarlatti' }, { name: 'Giuseppe Scarlatti' }, 'suggest'],
  ['a first name only', { name: 'Anna' }, { name: 'Anna' }, 'different'],
  ['the surname only', { name: 'Anna Verdi' }, { name: 'Luca Verdi' }, 'different'],
  ['another name', { name: 'Anna Verdi' }, { name: 'Bruno Galli' }, 'different'],
  ['an initial', { name: 'A. Verdi' }, { name: 'Anna Verdi' }, 'different'],
  [
    'an initial, and where they live',
    { name: 'A. Verdi', place: 'Modica' },
    { name: 'Anna Verdi', place: 'Modica' },
    'suggest',
  ],
  [
    'the same handle on two networks',
    { handles: ['@anna.verdi@mastodon.uno'] },
    { handles: ['annaverdi.bsky.social'] },
    'different',
  ],
  [
    'the same rare handle on two networks',
    { handles: ['@granfondocremona'] },
    { handles: ['granfondocremona.bsky.social'] },
    'suggest',
  ],
  [
    'the same handle and first name',
    { name: 'Anna', handles: ['@anna_v84'] },
    { name: 'Anna', handles: ['annav84.bsky.social'] },
    'suggest',
  ],
  [
    'a mail that spells the name, and the name itself half',
    { mail: 'anna.verdi84@example.org' },
    { name: 'Anna Verdi' },
    'different',
  ],
  ['the same mail, claimed', { mail: 'av@example.org' }, { mail: 'av@example.org' }, 'suggest'],
  [
    'the same mail, checked',
    { mail: 'av@example.org', name: 'Anna Verdi', ...sure },
    { mail: 'av@example.org', name: 'Anna V.', ...sure },
    'automatic',
  ],
  [
    'the same mail, checked on one side only',
    { mail: 'av@example.org', name: 'Anna Verdi' },
    { mail: 'av@example.org', name: 'Anna Verdi', ...sure },
    'suggest',
  ],
  [
    'a couple with one mailbox',
    { mail: 'verdi@example.org', name: 'Anna Verdi', ...sure },
    { mail: 'verdi@example.org', name: 'Luca Verdi', ...sure },
    'suggest',
  ],
  [
    'two who write from one desk',
    { mail: 'info@example.org', name: 'Anna Verdi', ...sure },
    { mail: 'info@example.org', name: 'Anna Verdi', ...sure },
    'suggest',
  ],
  [
    'the same phone, checked',
    { phone: '+393331234567', ...sure },
    { phone: '+393331234567', ...sure },
    'automatic',
  ],
  [
    'the same phone but for the prefix',
    { phone: '3331234567' },
    { phone: '+393331234567' },
    'suggest',
  ],
  [
    'the same name, born on another day',
    { name: 'Anna Verdi', born: '1984-05-19' },
    { name: 'Anna Verdi', born: '1991-11-02' },
    'different',
  ],
  [
    'the same name, born on the day with a slip',
    { name: 'Anna Verdi', born: '1984-05-19' },
    { name: 'Anna Verdi', born: '1984-05-18' },
    'suggest',
  ],
  ['nothing known of either', {}, {}, 'different'],
])('%s', (_, first, second, verdict) => {
  const [a, b] = [person(first), person(second)];
  expect(likeness(a, b)).toMatchObject({ verdict });
  expect(likeness(b, a).score).toBeCloseTo(likeness(a, b).score);
});

test('evidence says which words agree and which do not', () => {
  const { evidence } = likeness(person({ name: 'Anna Verdi' }), person({ name: 'Luca Verdi' }));
  expect(evidence).toEqual([
    { field: 'name', first: 'Anna Verdi', second: 'Luca Verdi', weight: 7.5 },
    { field: 'name', first: 'anna', second: 'luca', weight: -4.5 },
  ]);
});

test.each<[Given, Given]>([
  [{ name: 'Anna Verdi' }, { name: 'VERDI Anna' }],
  [{ name: 'Beppe Scarlatti' }, { name: 'Giuseppe Scarlati' }],
  [{ name: 'Philip Knight' }, { name: 'Filippo Night' }],
  [{ mail: 'anna@example.org' }, { mail: 'anna@elsewhere.it' }],
  [{ mail: 'nana@firm.example' }, { mail: 'anan@other.example' }],
  [{ phone: '+393331234567' }, { phone: '3331234567' }],
  [{ handles: ['@anna.verdi'] }, { handles: ['annaverdi.bsky.social'] }],
  [
    { name: 'Anna V', born: '1984-05-19' },
    { name: 'Anna', born: '1984-11-02' },
  ],
  [
    { name: 'Verdi', place: 'Modica' },
    { name: 'Anna Verdi', place: 'modica' },
  ],
])('%j and %j meet', (first, second) => {
  const keys = new Set(blockingKeys(person(first)));
  expect(blockingKeys(person(second)).filter((key) => keys.has(key))).not.toEqual([]);
});

test.each([
  ['martha', 'marhta', 0.961],
  ['dixon', 'dicksonx', 0.813],
  ['dwayne', 'duane', 0.84],
  ['anna', 'anna', 1],
  ['abc', 'xyz', 0],
  ['', 'anna', 0],
])('%s and %s are alike by %d', (a, b, like) => {
  expect(jaroWinkler(a, b)).toBeCloseTo(like, 2);
});

test.each([
  ['giuseppe', 'beppe', true],
  ['beppe', 'pino', false],
  ['robert', 'bob', true],
  ['lele', 'emanuele', true],
  ['lele', 'gabriele', true],
  ['anna', 'maria', false],
])('%s and %s: one calls the other so? %s', (a, b, expected) => {
  expect(isNickname(a, b)).toBe(expected);
  expect(isNickname(b, a)).toBe(expected);
});

test('a nickname stands for each of its full names', () => {
  expect(fullNames('lele').toSorted()).toEqual(['emanuele', 'gabriele', 'lele', 'michele']);
  expect(fullNames('quirino')).toEqual(['quirino']);
});

test('what sounds alike is written alike', () => {
  for (const [a, b] of [
    ['filippo', 'philippo'],
    ['knight', 'night'],
    ['galli', 'gali'],
    ['chiara', 'ciara'],
  ] as const)
    expect(sound(a)).toBe(sound(b));
});

test('whatever is written, a likeness is a probability and a key is short', () => {
  const anything = fc.record({
    name: fc.string({ unit: 'grapheme' }),
    mail: fc.string(),
    place: fc.string(),
  });
  fc.assert(
    fc.property(anything, anything, (one, other) => {
      const { score } = likeness(person(one), person(other));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      for (const key of blockingKeys(person(one))) expect(key.length).toBeLessThanOrEqual(120);
    }),
  );
});
