import { on, type Reaction } from '#server/platform/events.ts';
import { followPeople } from './persons.ts';
import { followSends } from './replies.ts';
import { takeIncoming } from './take.ts';

export const conversationReactions: readonly Reaction[] = [
  on('incoming.read', takeIncoming),
  on('sends.changed', followSends),
  ...followPeople,
];
