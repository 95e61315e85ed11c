import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { newId } from '#server/platform/ids.ts';
import { openBrowser } from './browser.ts';
import { openFirm, type Served, type ServedFirm, servePatto } from './patto.ts';
import { openShopSite, type ShopSite } from './shop-site.ts';

/** A firm with its site, on two origins, and a browser. */
export type Stage = {
  patto: Served;
  firm: ServedFirm;
  site: ShopSite;
  browser: Browser;
  channelId: string;
  /** What a firm puts into its pages. */
  tag(more?: string): string;
  /** A page of its own for each story: comments hang under pages. */
  visit(context: BrowserContext, path: string): Promise<Page>;
  /** The conversation these words were said last in, once Patto shows it. */
  conversationWith(text: string): Promise<string>;
  answer(conversationId: string, text: string): Promise<void>;
  stop(): Promise<void>;
};

export async function openStage(): Promise<Stage> {
  const [patto, site, browser] = await Promise.all([servePatto(), openShopSite(), openBrowser()]);
  const firm = await openFirm(patto);
  const wanted = { network: 'website', name: 'Il sito', settings: { site: site.origin } } as const;
  const { id: channelId } = await firm.owner.channels.connect(wanted);
  await firm.owner.members.setFace({ id: firm.memberId, image: photograph() });
  return {
    ...{ patto, firm, site, browser, channelId },
    tag: (
      more = '',
    ) => `<div data-patto-comments></div><script async src="${patto.origin}/widget.js"
      data-workspace="${firm.workspaceId}" data-channel="${channelId}" ${more}></script>`,
    visit: async (context, path) => {
      const page = await context.newPage();
      await page.goto(`${site.origin}${path}`);
      return page;
    },
    conversationWith: (text) => conversationWith(firm, text),
    answer: async (id, text) => {
      await firm.owner.conversations.reply({ id, text, key: newId() });
    },
    stop: async () => {
      await browser.close();
      await site.stop();
      await patto.stop();
    },
  };
}

function photograph(): string {
  const file = new URL('../../web/public/icon-192.png', import.meta.url);
  return `data:image/png;base64,${readFileSync(file).toString('base64')}`;
}

async function conversationWith({ owner }: ServedFirm, text: string): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const { items } = await owner.conversations.list({ view: 'all' });
    const line = items.find((one) => one.excerpt === text);
    if (line) return line.id;
    await wait(50);
  }
  throw new Error(`nobody said "${text}"`);
}

export function commentsIn(page: Page): FrameLocator {
  return page.frameLocator('[data-patto-comments] iframe');
}

export function chatIn(page: Page): FrameLocator {
  return page.frameLocator('patto-chat iframe');
}

/** What the widget says, as the stories look for it. */
export const words = {
  it: {
    comment: 'Scrivi un commento',
    name: 'Il tuo nome',
    noName: 'Scrivi un nome',
    publish: 'Pubblica',
    reply: 'Rispondi a Marta',
    writeUs: 'Scrivici',
    message: 'Scrivi un messaggio',
    send: 'Invia',
    offline: 'Parte appena torna la rete',
  },
  en: {
    comment: 'Write a comment',
    name: 'Your name',
    noName: 'Write a name',
    publish: 'Post',
    reply: 'Reply to Marta',
    writeUs: 'Write to us',
    message: 'Write a message',
    send: 'Send',
    offline: 'Leaves when you are back online',
  },
};
