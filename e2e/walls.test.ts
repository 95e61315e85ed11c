import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { colleague, openApp, said } from './support/member.ts';
import { openStage, type Stage } from './support/widget-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

/** Opens a live line from a page, with its cookies; what it hears is gathered there. */
async function listenFrom(page: Page, workspaceId: string): Promise<() => Promise<string[]>> {
  const name = `line-${workspaceId}`;
  await page.evaluate(
    ([at, id]) => {
      const heard: string[] = [];
      Object.assign(window, { [at]: heard });
      const line = new EventSource(`/api/live?workspace=${id}`);
      line.onmessage = ({ data }) => heard.push(data);
      line.onerror = () => {
        heard.push('over');
        line.close();
      };
    },
    [name, workspaceId] as const,
  );
  return () =>
    page.evaluate((at) => (window as unknown as Record<string, string[]>)[at] ?? [], name);
}

test('a member hears nothing of another firm, and nothing at all after leaving', async () => {
  const { firm, patto } = stage;
  const cookie = await colleague(firm, 'Luisa Conti');
  const place = {
    timeZone: 'Europe/Rome',
    country: 'IT',
    language: 'it',
    memberName: 'Marta Bassi',
  };
  const passo = await patto.client(firm.cookie).workspaces.create({ name: 'Passo', ...place });
  const look = { screen: 'desktop', language: 'en', path: 'conversations' } as const;
  const { page, stop } = await openApp(stage.browser, { firm, cookie }, look);
  await page.getByRole('main').waitFor();

  const ours = await listenFrom(page, firm.workspaceId);
  const theirs = await listenFrom(page, passo.workspace.id);
  await expect.poll(ours).toEqual(['{"type":"hello"}']);
  await expect.poll(theirs).toEqual(['over']);

  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const marta = patto.client(firm.cookie, passo.workspace.id);
  await marta.departments.create({ name: 'Idee' });
  await marta.channels.connect({ network: 'website', name: 'Il sito di Passo' });
  await said(stage, 'Anna', 'Siete aperti?');
  await page.getByRole('link', { name: /Anna/ }).waitFor();
  const [, ...heard] = await ours();
  expect(heard.length).toBeGreaterThan(0);
  for (const one of heard) expect(one).not.toMatch(/channels|team|Siete aperti/);
  expect(asked.filter((url) => /channels|members|departments/.test(url))).toEqual([]);

  const luisa = (await firm.owner.members.list()).find(({ name }) => name === 'Luisa Conti');
  await firm.owner.members.update({ id: luisa?.id ?? '', active: false });
  await expect.poll(async () => (await ours()).at(-1)).toBe('over');
  const count = (await ours()).length;
  await said(stage, 'Karl', 'Still there?');
  await stage.conversationWith('Still there?');
  expect(await ours()).toHaveLength(count);
  expect(await page.getByText('Still there?').count()).toBe(0);
  await page.reload();
  await page.getByText('Siete aperti?').waitFor({ state: 'detached' });
  expect(await page.getByText('Anna').count()).toBe(0);
  await stop();
});
