import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { picture } from './support/browser.ts';
import { colleague, openApp, promiseAll, said } from './support/member.ts';
import { openStage, type Stage } from './support/widget-stage.ts';
import { speaker } from './support/words.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await promiseAll(stage.firm);
});
afterAll(() => stage?.stop());

const say = speaker('en');
const look = { screen: 'desktop', language: 'en' } as const;
const threadWith = (page: Page, name: string) =>
  page.getByRole('article', { name: say('Conversation with {name}', { name }) });
const answerIn = (page: Page) => page.getByRole('textbox', { name: say('Your answer') });

test('the whole list by the keyboard: j k r a e / ? and the command bar', async () => {
  for (const name of ['Primo', 'Secondo', 'Terzo']) await said(stage, name, `Aspetto io, ${name}?`);
  const { page, wrong, stop } = await openApp(stage.browser, stage, {
    ...look,
    path: 'conversations',
  });
  await page.getByRole('link', { name: /Primo/ }).waitFor();
  await page.getByRole('link', { name: /Terzo/ }).waitFor();
  await page.keyboard.press('j');
  await threadWith(page, 'Primo').waitFor();
  await page.keyboard.press('j');
  await threadWith(page, 'Secondo').waitFor();
  await page.keyboard.press('k');
  await threadWith(page, 'Primo').waitFor();

  await page.keyboard.press('r');
  await page.keyboard.type('Eccomi, j e k sono lettere');
  expect(await answerIn(page).inputValue()).toBe('Eccomi, j e k sono lettere');
  await page.keyboard.press('Control+Enter');
  await threadWith(page, 'Primo').getByText('Eccomi, j e k sono lettere').waitFor();
  await expect.poll(() => answerIn(page).inputValue()).toBe('');
  await page.keyboard.press('Escape');

  await page.keyboard.press('a');
  const mine = page.getByRole('menuitemradio', { name: say('I take it') });
  await expect.poll(() => mine.evaluate((one) => one.matches(':focus'))).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByText(say('It is now with {name}.', { name: 'Marta Bassi' })).waitFor();

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: say('Keyboard') });
  await help.getByText(say('next conversation')).waitFor();
  await picture(page, 'keys');
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });

  await page.keyboard.press('/');
  await page.keyboard.type('Secondo');
  await page.getByRole('link', { name: /Aspetto io, Secondo/ }).waitFor();
  await picture(page, 'search');

  await page.keyboard.press('Control+k');
  const bar = page.getByRole('dialog').getByRole('textbox');
  await bar.fill('Pact');
  await page.getByRole('dialog').getByText('Pact', { exact: true }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: say('Our pact') }).waitFor();
  expect(wrong).toEqual([]);
  await stop();
});

test('closed too soon: the toast takes it back', async () => {
  await said(stage, 'Frettolosa', 'Ci siete?');
  const { page, wrong, stop } = await openApp(stage.browser, stage, {
    ...look,
    path: 'conversations',
  });
  await page.getByRole('link', { name: /Frettolosa/ }).click();
  const thread = threadWith(page, 'Frettolosa');
  await thread.waitFor();
  await page.keyboard.press('e');
  await page.getByText(say('Closed.'), { exact: true }).waitFor();
  await thread.getByText(say('closed'), { exact: true }).waitFor();
  await picture(page, 'toast');
  await page.getByRole('button', { name: say('Undo') }).click();
  await thread.getByText(say('closed'), { exact: true }).waitFor({ state: 'detached' });
  await page
    .getByRole('list')
    .getByRole('link', { name: /Frettolosa/ })
    .waitFor();
  expect(wrong).toEqual([]);
  await stop();
});

test('an answer half written is there after a reload, and on another device', async () => {
  await said(stage, 'Paziente', 'Quando aprite?');
  const { page, wrong, stop } = await openApp(stage.browser, stage, {
    ...look,
    path: 'conversations',
  });
  await page.getByRole('link', { name: /Paziente/ }).click();
  await answerIn(page).fill('Apriamo alle');
  await page.getByText(say('draft kept')).waitFor();
  await page.reload();
  await expect.poll(() => answerIn(page).inputValue()).toBe('Apriamo alle');
  const phone = await openApp(stage.browser, stage, {
    screen: 'phone',
    language: 'it',
    path: 'conversations',
  });
  await phone.page.getByRole('link', { name: /Paziente/ }).click();
  const italian = phone.page.getByRole('textbox', { name: speaker('it')('Your answer') });
  await expect.poll(() => italian.inputValue()).toBe('Apriamo alle');
  expect([...wrong, ...phone.wrong]).toEqual([]);
  await Promise.all([stop(), phone.stop()]);
});

test('two members in one conversation see each other look, write and leave', async () => {
  await said(stage, 'Attesa', 'Chi mi risponde?');
  const cookie = await colleague(stage.firm, 'Luisa Conti');
  const [marta, luisa] = await Promise.all(
    [{ ...stage }, { ...stage, cookie }].map((who) =>
      openApp(stage.browser, who, { ...look, path: 'conversations' }),
    ),
  );
  if (!marta || !luisa) throw new Error('nobody came');
  for (const { page } of [marta, luisa]) await page.getByRole('link', { name: /Attesa/ }).click();
  await marta.page.getByText(say('{first} is looking', { first: 'Luisa' })).waitFor();
  await answerIn(luisa.page).fill('Ci penso io');
  await marta.page.getByText(say('{first} is writing', { first: 'Luisa' })).waitFor();
  await picture(marta.page, 'writing');
  await luisa.page
    .getByRole('button', { name: say('Answer as {first}', { first: 'Luisa' }) })
    .click();
  const answer = threadWith(marta.page, 'Attesa').getByText('Ci penso io');
  await answer.waitFor();
  expect(await threadWith(marta.page, 'Attesa').getByText('Luisa Conti').isVisible()).toBe(true);
  await luisa.page.getByRole('link', { name: say('Today') }).click();
  await marta.page.getByText(/^Luisa is/).waitFor({ state: 'detached' });
  expect([...marta.wrong, ...luisa.wrong]).toEqual([]);
  await Promise.all([marta.stop(), luisa.stop()]);
});

test('without a connection it says so, and keeps what is written; back again it sends it and shows what came', async () => {
  await said(stage, 'Isolata', 'Ci sente?');
  const { page, context, wrong, stop } = await openApp(stage.browser, stage, {
    ...look,
    path: 'conversations',
  });
  await page.getByRole('link', { name: /Isolata/ }).click();
  await threadWith(page, 'Isolata').waitFor();
  await context.setOffline(true);
  const lost = page.getByText(say('There is no connection at the moment.'));
  await lost.waitFor();
  await answerIn(page).fill('Sì, anche dal treno');
  await page.keyboard.press('Control+Enter');
  const answer = threadWith(page, 'Isolata').getByText('Sì, anche dal treno');
  await answer.waitFor();
  await picture(page, 'offline-app');
  await said(stage, 'Nel frattempo', 'Mi sentite?');
  await context.setOffline(false);
  await page.getByRole('link', { name: /Nel frattempo/ }).waitFor();
  await lost.waitFor({ state: 'detached' });
  await threadWith(page, 'Isolata').getByText(say('visible'), { exact: true }).waitFor();
  expect(await answer.count()).toBe(1);
  expect(wrong.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  await stop();
});
