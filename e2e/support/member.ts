import type { Browser, BrowserContext, Page } from 'playwright-core';
import { newId } from '#server/platform/ids.ts';
import type { Firm } from '#test/support/firm.ts';
import { comment, hear } from '#test/support/talk.ts';
import { type Look, someone, troubles } from './browser.ts';
import type { ServedFirm } from './patto.ts';
import type { Stage } from './widget-stage.ts';

/** A member at a device, signed in, with what the page complained about. */
export type AtDesk = {
  context: BrowserContext;
  page: Page;
  wrong: string[];
  stop(): Promise<void>;
};
type Who = { firm: ServedFirm; cookie?: string };

/** Opens the app on a screen of the firm, as its owner or as whose cookie it is. */
export async function openApp(
  browser: Browser,
  { firm, cookie = firm.cookie }: Who,
  look: Look & { path: string },
): Promise<AtDesk> {
  const context = await someone(browser, look);
  await context.addCookies(cookiesOf(cookie, firm.patto.origin));
  // as whoever chose a language on this device: the profile does not override it
  await context.addInitScript((language) => {
    localStorage.setItem('patto-language', language);
  }, look.language);
  const page = await context.newPage();
  const wrong = troubles(page);
  await page.goto(`${firm.patto.origin}/${await slugOf(firm)}/${look.path}`);
  return { context, page, wrong, stop: () => context.close() };
}

function cookiesOf(cookie: string, url: string) {
  return cookie.split('; ').map((one) => {
    const at = one.indexOf('=');
    return { name: one.slice(0, at), value: one.slice(at + 1), url };
  });
}

export async function slugOf({ owner }: ServedFirm): Promise<string> {
  return (await owner.workspaces.get()).slug;
}

/** Promises at all hours: the machine's clock is not ours to turn. */
export async function promiseAll({ owner, memberId }: ServedFirm): Promise<void> {
  const plain = { channelId: null, language: null, resolveMinutes: null, target: 0.9 } as const;
  const kept = { ownerId: memberId, backupId: null, public: true, hours: 'always' } as const;
  for (const kind of ['question', 'reservation', 'complaint', 'other'] as const)
    await owner.pact.promise({ ...plain, ...kept, kind, replyMinutes: 60 });
}

/** Nothing sticks out sideways: how many pixels do. */
export function sidewaysIn(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Somebody comments under a page, without a browser of their own. */
export async function said(
  { patto: { running }, firm, channelId }: Pick<Stage, 'patto' | 'firm' | 'channelId'>,
  name: string,
  text: string,
): Promise<void> {
  const visitor = { id: name.toLowerCase().replace(/\W+/g, '-'), name };
  const sentAt = new Date().toISOString();
  const place = { patto: running, workspaceId: firm.workspaceId } as unknown as Firm;
  const page = { url: `https://osteria.example/${visitor.id}`, title: 'I piatti di oggi' };
  await hear(place, channelId, [comment(text, { id: newId(), visitor, page, sentAt })]);
}

/** A colleague who came by invitation; their cookie. */
export async function colleague({ patto, owner }: ServedFirm, name: string): Promise<string> {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@example.org`;
  const { link } = await owner.members.invite({ email, name, role: 'member' });
  const { cookie } = await patto.signUp(name, email);
  await patto.client(cookie).members.accept({ token: link?.split('/').at(-1) ?? '' });
  return cookie;
}
