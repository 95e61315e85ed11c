import type { Connector } from '../connector.ts';
import { fit } from './fit.ts';
import { probe } from './probe.ts';
import { pull } from './pull.ts';
import { receive } from './read.ts';
import { confirm, idFor, send } from './send.ts';

/** Bluesky and any other AT Protocol server: mentions, replies, quotes, likes, reposts and follows in, replies out. */
export const bluesky: Connector = {
  name: 'bluesky',
  probe,
  receive,
  pull,
  fit,
  idFor,
  send,
  confirm,
};
