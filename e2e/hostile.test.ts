import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import type { Firm } from '#test/support/firm.ts';
import { naughty } from '#test/support/hostile.ts';
import { chat, comment, hear } from '#test/support/talk.ts';
import { someone, troubles } from './support/browser.ts';
import { settled } from './support/looks.ts';
import { openApp, promiseAll, slugOf } from './support/member.ts';
import { commentsIn, openStage, type Stage } from './support/widget-stage.ts';

/** Each would leave a mark, ask for something elsewhere, or open a dialog, if it were more than text. */
const bait = [
  '<img src=x onerror="window.caught=1">',
  '"><svg onload="window.caught=1">',
  '</script><script>window.caught=1</script>',
  '<iframe srcdoc="<script>parent.caught=1</script>"></iframe>',
  '<style>*{display:none}</style><base href="//evil.example/"><meta http-equiv=refresh content="0;url=//evil.example">',
  'javascript:window.caught=1',
  'JaVaScRiPt:window.caught=1 https://ok.example/"onmouseover="window.caught=1',
  '<img src="https://evil.example/pixel.png"><link rel=stylesheet href=//evil.example/x.css>',
  '{{constructor.constructor("window.caught=1")()}} #{window.caught=1}',
];
const words = [...bait, ...naughty().filter((text) => /[<>:"']/.test(text))].slice(0, 130);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await promiseAll(stage.firm);
  await poison(stage);
});
afterAll(() => stage?.stop());

/** Everything that holds text, holding the worst. */
async function poison({ firm, channelId, patto }: Stage): Promise<void> {
  const { owner, memberId } = firm;
  const [evil = '', quote = '', end = ''] = bait;
  await owner.workspaces.update({ name: end });
  await owner.channels.update({
    id: channelId,
    name: evil,
    settings: { site: stage.site.origin, greeting: evil },
  });
  await owner.members.update({
    id: memberId,
    name: `Marta ${evil}`,
    title: quote,
    signature: quote,
  });
  await owner.departments.create({ name: evil });
  const place = { patto: patto.running, workspaceId: firm.workspaceId } as unknown as Firm;
  const visitor = { id: newId(), name: evil };
  const page = { url: `${stage.site.origin}/esca`, title: quote };
  const sentAt = new Date().toISOString();
  const said = words.map((text) => chat(text, { id: newId(), visitor, page, sentAt }));
  const others = bait.map((name) =>
    comment(name, {
      id: newId(),
      visitor: { id: newId(), name },
      page: { ...page, title: name },
      sentAt,
    }),
  );
  await hear(place, channelId, [...said, ...others]);
  const { items } = await owner.conversations.list({ view: 'all', limit: 100 });
  const line = items.find((one) => one.messages === words.length);
  const id = line?.person.id ?? '';
  await owner.people.update({ id, place: evil, about: words.join('\n').slice(0, 2000) });
  await owner.people.consent({ id, purpose: 'stories', given: true, source: evil });
}

type Watch = { dialogs: string[]; elsewhere: string[] };

function watch(context: BrowserContext): Watch {
  const seen: Watch = { dialogs: [], elsewhere: [] };
  const ours = [stage.patto.origin, stage.site.origin, 'data:', 'blob:', 'about:'];
  context.on('dialog', (dialog) => {
    seen.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    if (!ours.some((one) => request.url().startsWith(one))) seen.elsewhere.push(request.url());
  });
  return seen;
}

async function caughtIn(page: Page): Promise<string[]> {
  const marks = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => 'caught' in window)),
  );
  return page.frames().flatMap((frame, at) => (marks[at] ? [frame.url()] : []));
}

/** Links that would run something, wherever they stand. */
function runningLinks(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href], form[action], [src]')]
      .map(
        (one) =>
          one.getAttribute('href') ?? one.getAttribute('action') ?? one.getAttribute('src') ?? '',
      )
      .filter((to) => /^\s*(javascript|vbscript|data:text)/i.test(to)),
  );
}

test('in the app nothing of it runs, asks elsewhere or hides anything: it is all text', async () => {
  const desk = await openApp(stage.browser, stage, {
    screen: 'desktop',
    language: 'it',
    path: 'today',
  });
  const { page, context, wrong } = desk;
  const seen = watch(context);
  const slug = await slugOf(stage.firm);
  const { items } = await stage.firm.owner.conversations.list({ view: 'all', limit: 100 });
  const person = items.find((one) => one.messages === words.length);
  const settings = ['channels', 'members', 'workspace', 'profile', 'audit'].map(
    (one) => `settings/${one}`,
  );
  const paths = [
    'today',
    'conversations?view=all',
    `conversations/${person?.id}?view=all`,
    'people',
  ];
  for (const path of [
    ...paths,
    `people/${person?.person.id}`,
    'pact',
    'conversations?q=alert',
    ...settings,
  ]) {
    await page.goto(`${stage.patto.origin}/${slug}/${path}`);
    await settled(page);
    expect(await caughtIn(page), path).toEqual([]);
    expect(await runningLinks(page), path).toEqual([]);
    expect(await page.getByRole('main').isVisible(), path).toBe(true);
  }
  await page.goto(`${stage.patto.origin}/${slug}/conversations/${person?.id}?view=all`);
  const shown = await stage.firm.owner.conversations.get({ id: person?.id ?? '' });
  const tags = shown.items.map(({ text }) => text).filter((text) => /^<(?!.*\s\s).*\S$/.test(text));
  expect(tags.length).toBeGreaterThan(0);
  for (const text of tags) {
    // an address within it is shown, as everywhere, without its https://
    const shown = text.replaceAll(/https?:\/\//g, '');
    await page.getByRole('article').getByText(shown, { exact: true }).first().waitFor();
  }
  expect(seen).toEqual({ dialogs: [], elsewhere: [] });
  expect(wrong).toEqual([]);
  await desk.stop();
});

test('in the widget and on public pages it is text too', async () => {
  stage.site.put(stage.tag());
  const context = await someone(stage.browser, { screen: 'desktop', language: 'it' });
  const seen = watch(context);
  const page = await context.newPage();
  const wrong = troubles(page);
  await page.goto(`${stage.site.origin}/esca`);
  await commentsIn(page)
    .getByText(bait[0] ?? '', { exact: true })
    .first()
    .waitFor();
  expect(await caughtIn(page)).toEqual([]);
  const { workspaceId } = stage.firm;
  for (const path of [
    `p/${await slugOf(stage.firm)}/pact`,
    `demo/site/${workspaceId}/${stage.channelId}`,
  ]) {
    await page.goto(`${stage.patto.origin}/${path}`);
    expect(await caughtIn(page), path).toEqual([]);
    expect(await runningLinks(page), path).toEqual([]);
  }
  expect(seen).toEqual({ dialogs: [], elsewhere: [] });
  expect(wrong).toEqual([]);
  await context.close();
});
