import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  axeTroubles,
  type Language,
  picture,
  type Screen,
  someone,
  troubles,
} from './support/browser.ts';
import { chatIn, commentsIn, openStage, type Stage, words } from './support/widget-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

/** Answers as Marta; how long the visitor waited to see it, in milliseconds. */
async function answerSeen(said: string, answer: string, seen: Locator): Promise<number> {
  const id = await stage.conversationWith(said);
  const began = performance.now();
  await stage.answer(id, answer);
  await seen.waitFor();
  return performance.now() - began;
}

/** The photograph is there, not only its place. */
function isLoaded(image: Element): boolean {
  return image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0;
}

// both languages on both screens: story.test.ts
const looks: [Screen, Language][] = [
  ['phone', 'it'],
  ['desktop', 'en'],
];

describe.each(looks)('on a %s in %s', (screen, language) => {
  const say = words[language];
  const path = `/oggi-${screen}-${language}`;
  const asks = `Un tavolo per 4 domani? (${screen}, ${language})`;
  const tells = `Sono allergica alle noci (${screen}, ${language})`;

  test('a visitor comments, Marta answers, and the answer comes without a reload', async () => {
    stage.site.put(stage.tag());
    const context = await someone(stage.browser, { screen, language });
    const page = await stage.visit(context, `${path}?utm_source=prova#qui`);
    const wrong = troubles(page);
    const comments = commentsIn(page);
    await comments.getByLabel(say.comment).fill(asks);
    await comments.getByRole('button', { name: say.publish }).click();
    await comments.getByText(say.noName).waitFor();
    await picture(page, `writing-${screen}-${language}`);
    await comments.getByLabel(say.name).fill('Luca Bassi');
    await comments.getByRole('button', { name: say.publish }).click();
    await comments.getByRole('article').getByText(asks).waitFor();
    const waited = await answerSeen(
      asks,
      'Vi aspettiamo, Luca!',
      comments.getByRole('article').getByText('Vi aspettiamo, Luca!'),
    );
    expect(waited).toBeLessThan(5000);
    const answer = comments.getByRole('article').filter({ hasText: 'Vi aspettiamo' });
    expect(await answer.getByText('Osteria del Ponte').isVisible()).toBe(true);
    await expect.poll(() => answer.locator('img').evaluate(isLoaded)).toBe(true);
    await comments.getByRole('button', { name: say.reply }).click();
    await comments.getByRole('textbox', { name: say.reply }).fill('Grazie!');
    await picture(page, `replying-${screen}-${language}`);
    await comments.getByRole('button', { name: say.publish }).last().click();
    await comments.getByRole('article').getByText('Grazie!').waitFor();
    await picture(page, `comments-${screen}-${language}`);
    const frame = page.frames().find((one) => one.url().includes('part=comments'));
    expect(frame && (await axeTroubles(frame))).toEqual([]);
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('a visitor writes in private; the answer comes to them, on every page, and to nobody else', async () => {
    stage.site.put(stage.tag());
    const context = await someone(stage.browser, { screen, language });
    const page = await stage.visit(context, path);
    const wrong = troubles(page);
    const bubble = page.getByRole('button', { name: say.writeUs });
    await bubble.click();
    const chat = chatIn(page);
    await chat.getByLabel(say.message).fill(tells);
    await chat.getByRole('button', { name: say.send }).click();
    const waited = await answerSeen(
      tells,
      'Ne teniamo conto. https://osteria.example/menu',
      chat.getByRole('listitem').getByText('Ne teniamo conto'),
    );
    expect(waited).toBeLessThan(5000);
    expect(await chat.getByRole('link').getAttribute('href')).toBe('https://osteria.example/menu');
    await picture(page, `chat-${screen}-${language}`);
    const frame = page.frames().find((one) => one.url().includes('part=chat'));
    expect(frame && (await axeTroubles(frame))).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => bubble.getAttribute('aria-expanded')).toBe('false');
    expect(await bubble.evaluate((one) => one.matches(':focus'))).toBe(true);
    await page.goto(`${stage.site.origin}${path}-dopo`);
    await page.getByRole('button', { name: say.writeUs }).click();
    await chat.getByRole('listitem').getByText('Ne teniamo conto').waitFor();
    const other = await stage.visit(await someone(stage.browser, { screen, language }), path);
    await other.getByRole('button', { name: say.writeUs }).click();
    await chatIn(other).getByLabel(say.message).waitFor();
    expect(await chatIn(other).getByText('noci').count()).toBe(0);
    expect(wrong).toEqual([]);
    await Promise.all([context.close(), other.context().close()]);
  });
});
