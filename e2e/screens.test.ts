import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Language, type Screen, someone, troubles } from './support/browser.ts';
import { fill } from './support/busy-firm.ts';
import { settled, type Theme, wrongIn } from './support/looks.ts';
import { type AtDesk, openApp, slugOf } from './support/member.ts';
import { openStage, type Stage } from './support/widget-stage.ts';
import { type Speaker, speaker } from './support/words.ts';

let stage: Stage;
let screens: [name: string, path: string][];
beforeAll(async () => {
  stage = await openStage();
  const { conversationId, personId } = await fill(stage);
  const settings = [
    'channels',
    'import',
    'members',
    'hours',
    'workspace',
    'profile',
    'data',
    'audit',
  ];
  screens = [
    ['today', 'today'],
    ['conversations', 'conversations'],
    ['thread', `conversations/${conversationId}?view=all`],
    ['search', 'conversations?q=tavolo'],
    ['nothing-found', 'conversations?q=nessunolodice'],
    ['people', 'people'],
    ['person', `people/${personId}`],
    ['pact', 'pact'],
    ['settings', 'settings'],
    ...settings.map((one): [string, string] => [`settings-${one}`, `settings/${one}`]),
    ['lost', 'nowhere/at/all'],
  ];
});
afterAll(() => stage?.stop());

const looks: [Screen, Language, ...Theme[]][] = [
  ['phone', 'it', 'dark'],
  ['desktop', 'en', 'light'],
];

describe.each(looks)('on a %s in %s', (screen, language, ...themes) => {
  let desk: AtDesk;
  let say: Speaker;
  beforeAll(async () => {
    say = speaker(language);
    desk = await openApp(stage.browser, stage, { screen, language, path: 'today' });
  });
  afterAll(() => desk?.stop());

  test('every screen can be read by everybody, in both themes, and nothing sticks out', async () => {
    const { page, wrong } = desk;
    const slug = await slugOf(stage.firm);
    const found: string[] = [];
    for (const [name, path] of screens) {
      await page.goto(`${stage.patto.origin}/${slug}/${path}`);
      await settled(page);
      found.push(...(await wrongIn(page, `${name}-${screen}`, themes)));
    }
    expect(found).toEqual([]);
    expect(wrong).toEqual([]);
  }, 180_000);

  test('so can what opens over them', async () => {
    const { page, wrong } = desk;
    const slug = await slugOf(stage.firm);
    const opened: [name: string, path: string, open: () => Promise<void>][] = [
      ['command-bar', 'today', () => page.keyboard.press('Control+k')],
      ['keys', 'today', () => page.keyboard.press('?')],
      [
        'account',
        'today',
        () =>
          page
            .getByRole('button', { name: say('{name}: account', { name: 'Marta Bassi' }) })
            .click(),
      ],
      [
        'connect',
        'settings/channels',
        () => page.getByRole('button', { name: say('Connect a channel') }).click(),
      ],
      ['promise', 'pact', () => page.getByRole('button', { name: say('Make a promise') }).click()],
    ];
    const found: string[] = [];
    for (const [name, path, open] of opened) {
      await page.goto(`${stage.patto.origin}/${slug}/${path}`);
      await settled(page);
      await open();
      await page.getByRole('dialog').or(page.getByRole('menu')).first().waitFor();
      found.push(...(await wrongIn(page, `${name}-${screen}`, themes)));
    }
    expect(found).toEqual([]);
    expect(wrong).toEqual([]);
  }, 120_000);
});

test('so can what strangers see: the public pact, an invitation', async () => {
  const { owner } = stage.firm;
  const { link } = await owner.members.invite({
    ...{ email: 'rita@example.org', name: 'Rita', role: 'guest' as const },
  });
  const context = await someone(stage.browser, { screen: 'phone', language: 'it' });
  const page = await context.newPage();
  const wrong = troubles(page);
  const found: string[] = [];
  await page.goto(`${stage.patto.origin}/p/${await slugOf(stage.firm)}/pact`);
  found.push(...(await wrongIn(page, 'public-pact')));
  await page.goto(`${stage.patto.origin}/invitation/${link?.split('/').at(-1)}`);
  await settled(page);
  found.push(...(await wrongIn(page, 'invitation')));
  expect(found).toEqual([]);
  expect(wrong.filter((line) => !line.includes('status of 401'))).toEqual([]);
  await context.close();
});
