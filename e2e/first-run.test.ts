import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, picture, someone, troubles } from './support/browser.ts';
import { settled, wrongIn } from './support/looks.ts';
import { type Served, servePatto } from './support/patto.ts';
import { commentsIn, words } from './support/widget-stage.ts';
import { speaker } from './support/words.ts';

let patto: Served;
let browser: Browser;
beforeAll(async () => {
  [patto, browser] = await Promise.all([servePatto(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await patto?.stop();
});

const say = speaker('it');
const press = (page: Page, name: string) =>
  page.getByRole('button', { name: say(name), exact: true }).click();

/** Being asked to sign in is an answer, which browsers write down as an error. */
const real = (wrong: string[]) => wrong.filter((line) => !/status of 401/.test(line));

test('from nothing to a first real message, on a phone; out by the door and in again', async () => {
  const context = await someone(browser, { screen: 'phone', language: 'it' });
  const page = await context.newPage();
  const wrong = troubles(page);
  await page.goto(patto.origin);
  await page.waitForURL('**/setup');
  await page.getByRole('heading', { name: say('Patto means pact') }).waitFor();
  expect(await wrongIn(page, 'setup')).toEqual([]);
  await press(page, 'Begin');
  await page.getByLabel(say('Your name')).fill('Anna Verdi');
  await page.getByLabel(say('Mail')).fill('anna@example.org');
  await page.getByLabel(say('Password'), { exact: true }).fill('una parola lunga');
  await press(page, 'Begin');

  await page
    .getByRole('heading', { name: say('How would you like to begin, {first}?', { first: 'Anna' }) })
    .waitFor();
  await settled(page);
  expect(await wrongIn(page, 'setup-choice')).toEqual([]);
  await page.getByLabel(say('Name of the firm')).fill('Trattoria da Anna');
  await press(page, 'Open the workspace');

  await page.waitForURL('**/trattoria-da-anna/today');
  await page.getByRole('heading', { name: say('First steps') }).waitFor();
  await picture(page, 'first-steps');
  await page.getByRole('link', { name: new RegExp(say('Connect a channel')) }).click();
  await press(page, 'Connect a channel');
  await page.getByRole('button', { name: new RegExp(say('Your site')) }).click();
  await page.getByLabel(say('Address of your site')).fill('trattoria.example');
  await press(page, 'Connect');
  const tryIt = page
    .getByRole('dialog')
    .getByRole('link', { name: say('Try it on a page of ours') });
  await picture(page, 'site-line');
  const [site] = await Promise.all([context.waitForEvent('page'), tryIt.click()]);
  const frame = commentsIn(site);
  await frame.getByLabel(words.it.comment).fill('Avete un tavolo stasera?');
  await frame.getByLabel(words.it.name).fill('Luca');
  await frame.getByRole('button', { name: words.it.publish }).click();
  await frame.getByText('Avete un tavolo stasera?').waitFor();
  await site.close();
  // a hidden page may wait before it asks for what is new
  await page.bringToFront();

  await page.keyboard.press('Escape');
  await page
    .getByRole('navigation', { name: say('Main') })
    .getByRole('link', { name: say('Today') })
    .click();
  await page.getByText('Avete un tavolo stasera?').waitFor();
  await picture(page, 'first-message');

  await page.getByRole('button', { name: say('{name}: account', { name: 'Anna Verdi' }) }).click();
  await page.getByRole('menuitem', { name: say('Sign out') }).click();
  await page.waitForURL('**/sign-in');
  await page.goBack();
  await page.waitForURL('**/sign-in**');
  await page.getByLabel(say('Mail')).fill('anna@example.org');
  await page.getByLabel(say('Password'), { exact: true }).fill('una parola sbagliata');
  await press(page, 'Sign in');
  await page.getByRole('alert').waitFor();
  expect(await wrongIn(page, 'sign-in')).toEqual([]);
  await page.getByLabel(say('Password'), { exact: true }).fill('una parola lunga');
  await press(page, 'Sign in');
  await page.getByText('Avete un tavolo stasera?').waitFor();
  expect(real(wrong)).toEqual([]);
  await context.close();
});
