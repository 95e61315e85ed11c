import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Language, type Screen, someone } from './support/browser.ts';
import { settled, type Theme, wrongIn } from './support/looks.ts';
import { openApp, promiseAll, said } from './support/member.ts';
import { commentsIn, openStage, type Stage, words } from './support/widget-stage.ts';
import { speaker } from './support/words.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await promiseAll(stage.firm);
  const periods = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [
    { weekday, opens: '12:00', closes: '14:30', name: 'pranzo' },
    { weekday, opens: '19:00', closes: '22:30', name: 'cena' },
  ]);
  await stage.firm.owner.hours.set({ periods, exceptions: [], closedOnHolidays: false });
});
afterAll(() => stage?.stop());

const looks: [Screen, Language][] = [
  ['phone', 'it'],
  ['desktop', 'en'],
];

/** Other tests run beside. */
const patient = { timeout: 10_000 };

/** A visitor says it under a page, in a browser of their own. */
async function comment(name: string, text: string): Promise<string> {
  stage.site.put(stage.tag());
  const context = await someone(stage.browser, { screen: 'phone', language: 'it' });
  const page = await stage.visit(context, `/${name.toLowerCase()}`);
  const comments = commentsIn(page);
  await comments.getByLabel(words.it.comment).fill(text);
  await comments.getByRole('button', { name: words.it.publish }).click();
  await comments.getByLabel(words.it.name).fill(name);
  await comments.getByRole('button', { name: words.it.publish }).click();
  await comments.getByRole('article').getByText(text).waitFor();
  const id = await stage.conversationWith(text);
  await context.close();
  return id;
}

function litIn(page: Page): Promise<string> {
  return page
    .locator('[data-lit]')
    .allTextContents()
    .then((all) => all.join(''));
}

function heightOf(one: Locator): Promise<number> {
  return one.evaluate((it) => it.getBoundingClientRect().height);
}

describe.each(looks)('on a %s in %s', (screen, language) => {
  const say = speaker(language);
  const at = (words: string) => say('{words}: correct it', { words });
  const people = (n: number, among = '') =>
    language === 'it'
      ? `${n} persone${among && `, di cui ${among}`}`
      : `${n} people${among && `, ${among} among them`}`;
  // each state is looked at in one theme, the findings themselves in both
  const themes: Theme[] = [{ phone: 'dark' as const, desktop: 'light' as const }[screen]];
  const thanks = { phone: '', desktop: ' Grazie' }[screen];
  const child = language === 'it' ? '1 bimbo' : '1 child';

  test('the table asked for in a comment is shown, corrected, kept and taken back', async () => {
    const id = await comment(`Luca${screen}`, `Siamo in 4 più un bimbo sabato alle 20?${thanks}`);
    const path = `conversations/${id}?view=all`;
    const { page, wrong, stop } = await openApp(stage.browser, stage, { screen, language, path });
    const found = page.getByRole('group', { name: say('Read in this message') });
    const five = found.getByRole('button', { name: at(people(5, child)) });
    await five.waitFor();
    await found
      .getByRole('button', { name: say('{word}: correct it', { word: say('Booking') }) })
      .waitFor();
    await found.getByRole('button', { name: at('20:00') }).waitFor();
    await settled(page);
    const troubles = await wrongIn(page, `findings-${screen}`);
    const before = await heightOf(found);

    await five.focus();
    expect(await litIn(page)).toBe('4 più un bimbo');
    await page.keyboard.press('Enter');
    const editor = page.getByRole('dialog', { name: say('How many come') });
    const count = editor.getByLabel(say('People in all'), { exact: true });
    await expect.poll(() => count.evaluate((one) => one.matches(':focus')), patient).toBe(true);
    troubles.push(...(await wrongIn(page, `findings-editor-${screen}`, themes)));
    await page.keyboard.press('Escape');
    await editor.waitFor({ state: 'detached' });
    await five.click();
    await editor
      .getByRole('button', {
        name: say('{label}: one more', { label: say('People in all') }),
      })
      .click();
    await count.press('Enter');
    const six = found.getByRole('button', { name: at(people(6, child)) });
    await six.waitFor();
    expect(await heightOf(found)).toBe(before);

    await page.reload();
    await six.waitFor();
    await six.click();
    await editor
      .getByText(say('Corrected by {correctedBy}', { correctedBy: 'Marta Bassi' }))
      .waitFor();
    await count.fill('7');
    await count.press('Enter');
    await found.getByRole('button', { name: at(people(7, child)) }).waitFor();
    await page.getByRole('button', { name: say('Undo') }).click();
    await six.waitFor();
    expect(troubles).toEqual([]);
    expect(wrong).toEqual([]);
    await stop();
  });

  test('what is missing is asked in the answer being written, over nothing written', async () => {
    const text = `Vorrei prenotare un tavolo per 4 sabato, il mio numero è 333 1234567${thanks}`;
    const id = await comment(`Anna${screen}`, text);
    const path = `conversations/${id}?view=all`;
    const { page, wrong, stop } = await openApp(stage.browser, stage, { screen, language, path });
    const found = page.getByRole('group', { name: say('Read in this message') });
    await found.getByRole('button', { name: `+ ${say('time')}` }).waitFor();
    await page
      .getByText(
        say('It contains {list}, and everybody can read it here.', { list: say('a phone number') }),
      )
      .waitFor();
    const answer = page.getByRole('textbox', { name: say('Your answer') });
    await answer.fill('Ciao Anna! Grazie');
    await answer.evaluate((one: HTMLTextAreaElement) => one.setSelectionRange(10, 10));
    const ask = found.getByRole('button', {
      name: say('Ask: “{question}”', { question: 'A che ora?' }),
    });
    await ask.click();
    await expect.poll(() => answer.inputValue(), patient).toBe('Ciao Anna! A che ora? Grazie');
    await ask.click();
    expect(await answer.inputValue()).toBe('Ciao Anna! A che ora? Grazie');
    const troubles = await wrongIn(page, `findings-ask-${screen}`, themes);

    await found.getByRole('button', { name: `+ ${say('time')}` }).click();
    const hour = page.getByRole('textbox', { name: say('Time') });
    await hour.fill('2030');
    await hour.press('Enter');
    await found.getByRole('button', { name: at('20:30') }).waitFor();
    await ask.waitFor({ state: 'detached' });

    await found
      .getByRole('button', { name: say('{word}: correct it', { word: say('Booking') }) })
      .click();
    await page.getByRole('menuitemradio', { name: say('Not a booking') }).click();
    await found.getByRole('button', { name: at('20:30') }).waitFor({ state: 'detached' });
    troubles.push(...(await wrongIn(page, `findings-none-${screen}`, themes)));
    const kept = await stage.firm.owner.conversations.get({ id });
    expect(kept.items.filter(({ direction }) => direction === 'out')).toEqual([]);
    expect(troubles).toEqual([]);
    expect(wrong).toEqual([]);
    await stop();
  });

  test('where two days were meant, a tap says which, and another takes it back', async () => {
    const text = 'Avete posto sabato o domenica alle 20 per 4?';
    await said(stage, `Gino ${screen}`, text);
    const id = (await stage.firm.owner.conversations.list({ view: 'all' })).items[0]?.id;
    const path = `conversations/${id}?view=all`;
    const { page, wrong, stop } = await openApp(stage.browser, stage, { screen, language, path });
    const found = page.getByRole('group', { name: say('Read in this message') });
    const meant = found.getByRole('button', {
      name: new RegExp(say('{words}: this is meant', { words: '.*' })),
    });
    await meant.last().waitFor();
    expect(await meant.count()).toBe(2);
    const troubles = await wrongIn(page, `findings-choice-${screen}`, themes);
    const day = (await meant.last().textContent()) ?? '';
    await meant.last().click();
    await found.getByRole('button', { name: at(day) }).waitFor();
    expect(await meant.count()).toBe(0);
    await page.getByRole('button', { name: say('Undo') }).click();
    await meant.last().waitFor();
    expect(troubles).toEqual([]);
    expect(wrong).toEqual([]);
    await stop();
  });
});

test('an owner takes the corrections home, as cases for the reader', async () => {
  const say = speaker('en');
  const look = { screen: 'desktop', language: 'en', path: 'settings/data' } as const;
  const { page, wrong, stop } = await openApp(stage.browser, stage, look);
  const take = page.getByRole('button', { name: say('Take the corrections') });
  await take.waitFor();
  const troubles = await wrongIn(page, 'findings-take');
  const [file] = await Promise.all([page.waitForEvent('download'), take.click()]);
  const yaml = readFileSync(await file.path(), 'utf8');
  expect(yaml).toContain(`text: "Siamo in 4 più un bimbo sabato alle 20?"`);
  expect(yaml).toContain('party: 6');
  expect(troubles).toEqual([]);
  expect(wrong).toEqual([]);
  await stop();
});
