import { store } from '#server/channels/intake.ts';
import type { WidgetPayload } from '#server/connectors/website/index.ts';
import { inWorkspace } from '#server/platform/database.ts';
import type { Firm } from './firm.ts';

let said = 0;

/** A visitor's comment under a page, as the widget would send it. */
export function comment(text: string, more: Partial<WidgetPayload> = {}): WidgetPayload {
  return {
    kind: 'comment',
    id: `w${++said}`,
    visitor: { id: 'luca', name: 'Luca Bassi' },
    page: { url: 'https://osteria.example/oggi', title: 'I piatti di oggi' },
    parent: null,
    text,
    sentAt: '2026-11-22T12:00:00Z',
    ...more,
  };
}

/** A line of a private chat. */
export function chat(text: string, more: Partial<WidgetPayload> = {}): WidgetPayload {
  return comment(text, { ...more, kind: 'chat' });
}

/** Connects the firm's website. */
export async function connectWebsite(firm: Firm): Promise<string> {
  const channel = await firm.owner.channels.connect({
    network: 'website',
    name: 'Il nostro sito',
    settings: { site: 'https://osteria.example' },
  });
  return channel.id;
}

/** Stores payloads the way every network's door does, and reads them. */
export async function hear(
  firm: Firm,
  channelId: string,
  payloads: readonly unknown[],
): Promise<void> {
  const { app, run } = firm.patto;
  await inWorkspace(app.db, app.scope(firm.workspaceId), (trx) => store(trx, channelId, payloads));
  await run('intake', firm.workspaceId, { channelId });
}
