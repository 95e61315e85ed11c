import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Language, picture, type Screen, someone, troubles } from './support/browser.ts';
import { type AtDesk, openApp, promiseAll, sidewaysIn } from './support/member.ts';
import { commentsIn, openStage, type Stage, words } from './support/widget-stage.ts';
import { type Speaker, speaker } from './support/words.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await promiseAll(stage.firm);
});
afterAll(() => stage?.stop());

const looks: [Screen, Language, string][] = [
  ['phone', 'it', 'Luca Bassi'],
  ['phone', 'en', 'Anna Rossi'],
  ['desktop', 'it', 'Karl Meier'],
  ['desktop', 'en', 'Giulia Neri'],
];

/** A comment under a page of the firm's site; where it is seen from. */
async function comment(said: {
  name: string;
  text: string;
  path: string;
  screen: Screen;
  language: Language;
}) {
  const context = await someone(stage.browser, said);
  const page = await stage.visit(context, said.path);
  const wrong = troubles(page);
  const frame = commentsIn(page);
  const say = words[said.language];
  await frame.getByLabel(say.comment).fill(said.text);
  await frame.getByLabel(say.name).fill(said.name);
  await frame.getByRole('button', { name: say.publish }).click();
  return { context, page, wrong, frame };
}

/** A mark that a reload would wipe off. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { unmoved: true }));
const isUnmoved = (page: Page) => page.evaluate(() => 'unmoved' in window);

async function answer({ page }: AtDesk, say: Speaker, text: string): Promise<void> {
  await page.getByRole('textbox', { name: say('Your answer') }).fill(text);
  await page.getByRole('button', { name: say('Answer as {first}', { first: 'Marta' }) }).click();
}

test.each(looks)(
  'on a %s in %s: a comment, a clock, an answer, a promise kept',
  async (screen, language, name) => {
    const say = speaker(language);
    const text = `Un tavolo per 4 domani alle 20:30? ${name}`;
    stage.site.put(stage.tag('data-mode="comments"'));
    const { all } = await stage.firm.owner.pact.keeping({});
    const desk = await openApp(stage.browser, stage, { screen, language, path: 'conversations' });
    const { page } = desk;
    await page.getByRole('navigation', { name: say('Views') }).waitFor();
    await mark(page);

    const visitor = await comment({
      name,
      text,
      path: `/oggi-${screen}-${language}`,
      screen,
      language,
    });
    const began = performance.now();
    const line = page.getByRole('main').getByRole('link', { name: new RegExp(name) });
    await line.waitFor();
    expect(performance.now() - began).toBeLessThan(5000);
    await line.locator('time').waitFor();
    await picture(page, `story-list-${screen}-${language}`);
    await line.click();

    const thread = page.getByRole('article', { name: say('Conversation with {name}', { name }) });
    await thread.getByText(text, { exact: true }).waitFor();
    expect(await thread.getByText('I piatti di oggi').first().isVisible()).toBe(true);
    expect(await thread.getByText(say('your page')).isVisible()).toBe(true);
    expect(await thread.locator('header time').textContent()).toMatch(/^(59|60) mins?$/);
    if (screen === 'desktop') {
      const beside = page.getByRole('complementary', { name });
      await beside.getByText(say('running')).waitFor();
    }
    await picture(page, `story-thread-${screen}-${language}`);
    await answer(desk, say, 'Vi aspettiamo, con piacere!');

    const reply = visitor.frame
      .getByRole('article')
      .filter({ hasText: 'Vi aspettiamo, con piacere!' });
    await reply.waitFor();
    expect(await reply.getByText('Marta', { exact: true }).isVisible()).toBe(true);
    expect(await reply.locator('img').count()).toBe(1);

    if (screen === 'desktop')
      await page.getByRole('complementary', { name }).getByText(say('kept')).waitFor();
    await picture(page, `story-answered-${screen}-${language}`);
    if (screen === 'phone')
      await page.getByRole('button', { name: say('Back to the list') }).click();
    await line
      .getByText(/^(in|tra) \d+ s/)
      .or(line.getByText(/^in \d+/))
      .first()
      .waitFor();
    expect(await isUnmoved(page)).toBe(true);
    expect(await sidewaysIn(page)).toBe(0);

    await page
      .getByRole('navigation', { name: say('Main') })
      .getByRole('link', { name: say('Pact') })
      .click();
    await page
      .getByText(say('{kept} of {n}', { kept: all.kept + 1, n: all.n + 1 }), { exact: true })
      .first()
      .waitFor();
    await picture(page, `story-pact-${screen}-${language}`);
    expect([...desk.wrong, ...visitor.wrong]).toEqual([]);
    await Promise.all([desk.stop(), visitor.context.close()]);
  },
);
