import { expect, test } from 'vitest';
import { type Asked, allows, type Given } from './grant-rule.ts';
import type { Role } from './tables.ts';

const everywhere = { departmentId: null, channelId: null };
const reply = (limits: Partial<Given>): Given => ({ right: 'reply', ...everywhere, ...limits });

const cases: [string, Role, Given[], Asked, boolean][] = [
  ['an owner may everything', 'owner', [], { right: 'manage_channel', channelId: 'web' }, true],
  ['an admin too', 'admin', [], { right: 'see_audit' }, true],
  [
    'also where a right was given to narrow',
    'admin',
    [reply({ channelId: 'web' })],
    { right: 'reply', channelId: 'bluesky' },
    true,
  ],
  ['a guest nothing outside the rooms', 'guest', [], { right: 'reply' }, false],
  ['not even with a grant of better days', 'guest', [reply({})], { right: 'reply' }, false],
  ['a member replies everywhere', 'member', [], { right: 'reply', channelId: 'web' }, true],
  ['in private too', 'member', [], { right: 'reply_private', channelId: 'web' }, true],
  [
    'until replying is given on one channel: there',
    'member',
    [reply({ channelId: 'web' })],
    { right: 'reply', channelId: 'web' },
    true,
  ],
  [
    'and there only',
    'member',
    [reply({ channelId: 'web' })],
    { right: 'reply', channelId: 'bluesky' },
    false,
  ],
  [
    'two channels are two grants',
    'member',
    [reply({ channelId: 'web' }), reply({ channelId: 'bluesky' })],
    { right: 'reply', channelId: 'bluesky' },
    true,
  ],
  [
    'in private is another right',
    'member',
    [reply({ channelId: 'web' })],
    { right: 'reply_private', channelId: 'bluesky' },
    true,
  ],
  [
    'in one department',
    'member',
    [reply({ departmentId: 'care' })],
    { right: 'reply', departmentId: 'care', channelId: 'web' },
    true,
  ],
  [
    'not in another',
    'member',
    [reply({ departmentId: 'care' })],
    { right: 'reply', departmentId: 'sales' },
    false,
  ],
  [
    'not where no department is named',
    'member',
    [reply({ departmentId: 'care' })],
    { right: 'reply' },
    false,
  ],
  [
    'both limits hold at once',
    'member',
    [reply({ departmentId: 'care', channelId: 'web' })],
    { right: 'reply', departmentId: 'care', channelId: 'bluesky' },
    false,
  ],
  [
    'a channel is managed by who was given it',
    'member',
    [],
    { right: 'manage_channel', channelId: 'web' },
    false,
  ],
  [
    'and by them',
    'member',
    [{ right: 'manage_channel', ...everywhere, channelId: 'web' }],
    { right: 'manage_channel', channelId: 'web' },
    true,
  ],
  [
    'but not the next one',
    'member',
    [{ right: 'manage_channel', ...everywhere, channelId: 'web' }],
    { right: 'manage_channel', channelId: 'bluesky' },
    false,
  ],
  [
    'the whole pact is more than one channel of it',
    'member',
    [{ right: 'manage_pact', ...everywhere, channelId: 'web' }],
    { right: 'manage_pact', channelId: null },
    false,
  ],
  [
    'given everywhere, it holds everywhere',
    'member',
    [{ right: 'manage_pact', ...everywhere }],
    { right: 'manage_pact', channelId: 'web' },
    true,
  ],
];

test.each(cases)('%s', (_name, role, given, asked, allowed) => {
  expect(allows(role, given, asked)).toBe(allowed);
});
