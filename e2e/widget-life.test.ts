import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeTroubles, picture, someone, troubles } from './support/browser.ts';
import { openShopSite } from './support/shop-site.ts';
import { chatIn, commentsIn, openStage, type Stage, words } from './support/widget-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

test('without a network nothing is lost: it leaves when the network is back, once', async () => {
  stage.site.put(stage.tag('data-mode="comments" data-lang="it"'));
  const context = await someone(stage.browser, { screen: 'phone', language: 'en' });
  const page = await stage.visit(context, '/senza-rete');
  const comments = commentsIn(page);
  await comments.getByLabel(words.it.comment).fill('Scrivo dal treno');
  await comments.getByLabel(words.it.name).fill('Anna');
  await context.setOffline(true);
  await comments.getByRole('button', { name: words.it.publish }).click();
  await comments.getByText(words.it.offline).waitFor();
  await picture(page, 'offline');
  await context.setOffline(false);
  const id = await stage.conversationWith('Scrivo dal treno');
  expect((await stage.firm.owner.conversations.get({ id })).items).toHaveLength(1);
  await context.close();
});

test('what is being written is there after a reload, and an answer that came meanwhile is counted', async () => {
  stage.site.put(stage.tag('data-mode="chat"'));
  const context = await someone(stage.browser, { screen: 'desktop', language: 'it' });
  const page = await stage.visit(context, '/conto');
  const bubble = page.getByRole('button', { name: words.it.writeUs });
  await bubble.click();
  const chat = chatIn(page);
  await chat.getByLabel(words.it.message).fill('Fate anche da asporto?');
  await chat.getByLabel(words.it.message).press('Enter');
  const id = await stage.conversationWith('Fate anche da asporto?');
  await chat.getByLabel(words.it.message).fill('E quanto');
  // a person takes longer to leave than the words to the page
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('E quanto');
  await page.goto('about:blank');
  await stage.answer(id, 'Sì, ogni sera');
  await page.goto(`${stage.site.origin}/conto`);
  await page.getByRole('button', { name: 'Scrivici, 1 nuova risposta' }).click();
  await chat.getByRole('listitem').getByText('Sì, ogni sera').waitFor();
  expect(await chat.getByLabel(words.it.message).inputValue()).toBe('E quanto');
  await page.getByRole('button', { name: 'Scrivici', exact: true }).waitFor();
  await stage.firm.owner.conversations.presence({ id, state: 'writing' });
  await chat.getByText('Marta sta scrivendo').waitFor();
  await context.close();
});

test('with the keyboard alone, on a dark page', async () => {
  const dark =
    '<style>body { background: #181614 !important } p { color: #ccc !important } h1 { color: #fff }</style>';
  stage.site.put(dark + stage.tag());
  const context = await someone(stage.browser, { screen: 'phone', language: 'it', dark: true });
  const page = await stage.visit(context, '/tastiera');
  const bubble = page.getByRole('button', { name: words.it.writeUs });
  await bubble.focus();
  await page.keyboard.press('Enter');
  const chat = chatIn(page);
  await chat.getByRole('dialog').waitFor();
  await expect.poll(() => chat.locator(':focus').count()).toBe(1);
  const visited = new Set<string>();
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press('Tab');
    visited.add(
      await chat.locator(':focus').evaluate((one) => one.getAttribute('aria-label') ?? one.id),
    );
  }
  expect([...visited]).toEqual(expect.arrayContaining(['Chiudi la chat', 'Chat', 'Invia']));
  await picture(page, 'dark-chat');
  await page.keyboard.press('Escape');
  await expect.poll(() => bubble.evaluate((one) => one.matches(':focus'))).toBe(true);
  await picture(page, 'dark-comments');
  for (const frame of page.frames().slice(1)) expect(await axeTroubles(frame)).toEqual([]);
  await context.close();
});

test('on a site that is not the firm’s there is nothing, and the page’s author reads why', async () => {
  stage.site.put(stage.tag());
  const other = await openShopSite();
  other.put(stage.tag());
  const context = await someone(stage.browser, { screen: 'desktop', language: 'it' });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(other.origin);
  await expect.poll(() => said.join('\n')).toContain('is not among the pages of this channel');
  expect(await page.getByRole('button', { name: words.it.writeUs }).count()).toBe(0);
  expect(await commentsIn(page).getByRole('textbox').count()).toBe(0);
  await context.close();
  await other.stop();
});

test('the demo page shows a real message arrive without owning a site', async () => {
  const context = await someone(stage.browser, { screen: 'desktop', language: 'it' });
  const page = await context.newPage();
  const wrong = troubles(page);
  await page.goto(`${stage.patto.origin}/demo/site/${stage.firm.workspaceId}/${stage.channelId}`);
  const comments = commentsIn(page);
  await comments.getByLabel(words.it.comment).fill('Prova, arriva?');
  await comments.getByLabel(words.it.name).fill('Marta');
  await comments.getByRole('button', { name: words.it.publish }).click();
  const id = await stage.conversationWith('Prova, arriva?');
  expect((await stage.firm.owner.conversations.get({ id })).post).toMatchObject({
    text: 'Una pagina del vostro sito · Osteria del Ponte',
  });
  await picture(page, 'demo');
  expect(await axeTroubles(page)).toEqual([]);
  expect(wrong).toEqual([]);
  await context.close();
});

test('the script is kept for long, compressed, and may be loaded by other sites', async () => {
  const response = await fetch(`${stage.patto.origin}/widget.js`, {
    headers: { 'accept-encoding': 'br' },
  });
  const { headers } = response;
  expect(headers.get('content-encoding')).toBe('br');
  expect(headers.get('cache-control')).toContain('max-age=86400');
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  const again = await fetch(`${stage.patto.origin}/widget.js`, {
    headers: { 'accept-encoding': 'br', 'if-none-match': headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});
