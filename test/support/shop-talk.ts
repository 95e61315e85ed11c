import type { MessageReceived } from '#server/conversations/events.ts';
import { newId } from '#server/platform/ids.ts';
import type { Place } from './hearsay.ts';
import { chat, hear } from './talk.ts';

type Kind = MessageReceived['kind'];
export type Line = { who: string; text: string; at: string; kind?: Kind };

/** Somebody writes in the chat of the shop's site, and what they ask is read as it should be; returns the conversation. */
export async function writes(
  shop: Place,
  { who, text, at, kind = 'question' }: Line,
): Promise<{ id: string; messageId: string }> {
  shop.patto.clock.set(at);
  const visitor = { id: who.toLowerCase(), name: who };
  await hear(shop, shop.channel, [chat(text, { visitor, sentAt: new Date(at).toISOString() })]);
  const { items } = await shop.owner.conversations.list({ view: 'all', limit: 100 });
  const id = items.find((line) => line.person.name === who)?.id ?? '';
  const thread = await shop.owner.conversations.get({ id });
  const message = thread.items.find((one) => one.text === text);
  const messageId = message?.id ?? '';
  if (message?.reading.kind !== kind)
    await shop.owner.conversations.correct({ id: messageId, kind });
  return { id, messageId };
}

/** Marta answers; returns the answer's id. */
export async function answers(shop: Place, id: string, at: string): Promise<string> {
  shop.patto.clock.set(at);
  const key = newId();
  await shop.owner.conversations.reply({ id, text: 'Certo, volentieri!', key });
  return key;
}

/** The clocks of a conversation that count, newest first, in few words. */
export async function clocksOf(shop: Place, id: string) {
  const clocks = await shop.owner.pact.clocks({ id });
  return clocks
    .filter((clock) => clock.outcome !== 'void')
    .map(({ kind, outcome, startedAt, dueAt }) => ({ kind, outcome, startedAt, dueAt }));
}

/** What the clocks' watch does once a minute. */
export async function watch({ patto, workspaceId }: Place, at: string): Promise<void> {
  patto.clock.set(at);
  await patto.run('pact-watch', workspaceId);
}
