import type { Incoming } from '#server/connectors/connector.ts';
import type { Reading } from '#server/reading/read-message.ts';
import type { SendState } from './tables.ts';

/** One thing a network told us, read by its connector. */
export type IncomingRead = {
  channelId: string;
  network: string;
  rawEventId: string;
  receivedAt: Date;
  item: Incoming;
  /** What its text seems to say, read without knowing who wrote; null for what has no text. */
  reading: Reading | null;
};

/** An answer changed its state on its way out. */
export type SendChanged = {
  messageId: string;
  channelId: string;
  state: SendState;
  problem: string | null;
  externalId: string | null;
  permalink: string | null;
};

declare module '#server/platform/events.ts' {
  interface Events {
    'incoming.read': IncomingRead;
    'sends.changed': SendChanged;
    'channels.connected': { channelId: string };
  }
}
