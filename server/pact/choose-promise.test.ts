import { expect, test } from 'vitest';
import { type Asking, promisesFor } from './choose-promise.ts';

const [site, sky] = ['site', 'sky'];
const monday = new Date('2026-11-16T00:00:00Z');
const friday = new Date('2026-11-20T00:00:00Z');

type Line = {
  name: string;
  channelId: string | null;
  kind: Asking['kind'];
  language: string | null;
  since: Date;
  until: Date | null;
};

function line(name: string, kind: Asking['kind'], more: Partial<Line> = {}): Line {
  return { name, kind, channelId: null, language: null, since: monday, until: null, ...more };
}

const pact = [
  line('question', 'question'),
  line('question in German', 'question', { language: 'de' }),
  line('question on Bluesky', 'question', { channelId: sky }),
  line('question on Bluesky in German', 'question', { channelId: sky, language: 'de' }),
  line('complaint', 'complaint'),
  line('order, the old way', 'order', { until: friday }),
  line('order, the new way', 'order', { since: friday }),
  line('spam, which nobody should promise', 'spam'),
];

const cases: [string, Partial<Asking>, string[]][] = [
  ['the kind alone', { language: 'it' }, ['question']],
  ['nobody knows the language', { language: null }, ['question']],
  ['the kind and the language', { language: 'de' }, ['question in German']],
  ['the channel before the language', { channelId: sky, language: 'fr' }, ['question on Bluesky']],
  ['all three', { channelId: sky, language: 'de' }, ['question on Bluesky in German']],
  ['nothing promised', { kind: 'idea' }, []],
  ['before anything was promised', { sentAt: new Date('2026-11-15T23:59:59Z') }, []],
  ['from the very moment', { sentAt: monday }, ['question']],
  ['the version in force when it was sent', { kind: 'order' }, ['order, the old way']],
  ['the next one from its moment on', { kind: 'order', sentAt: friday }, ['order, the new way']],
  ['a severe question is a complaint too', { severe: true }, ['question', 'complaint']],
  ['a severe complaint is one', { kind: 'complaint', severe: true }, ['complaint']],
  ['severe, and of a kind without a promise', { kind: 'other', severe: true }, ['complaint']],
  ['spam falls under nothing, severe or not', { kind: 'spam', severe: true }, []],
];

test.each(cases)('%s', (_name, asking, names) => {
  const usual: Asking = {
    channelId: site,
    kind: 'question',
    language: 'it',
    severe: false,
    sentAt: new Date('2026-11-18T12:00:00Z'),
  };
  expect(promisesFor(pact, { ...usual, ...asking }).map((one) => one.name)).toEqual(names);
});
