import { conversations } from '#contract/conversations.ts';
import { nowOf } from '#server/platform/database.ts';
import { behindTheDoor, inside } from '#server/team/access.ts';
import { assign, close, reopen } from './cases.ts';
import { viewCorrections } from './corpus.ts';
import { correctBooking, correctReading, undoCorrection } from './corrections.ts';
import { saveDraft, setPresence } from './drafts.ts';
import { viewConversations, viewCounts, viewLine } from './lines.ts';
import { checkMayReply, reply, retryReply, withdrawReply } from './replies.ts';
import { search } from './search.ts';
import { viewConversation, viewMessage, viewPresence, viewTimeline } from './views.ts';

const os = behindTheDoor(conversations);
const member = inside('member');

export const conversationRoutes = {
  list: os.list
    .use(member)
    .handler(({ context: { trx, member: me }, input }) =>
      viewConversations(trx, { ...input, memberId: me.id }),
    ),
  counts: os.counts
    .use(member)
    .handler(({ context: { trx, member: me } }) => viewCounts(trx, me.id, nowOf(trx))),
  get: os.get
    .use(member)
    .handler(({ context: { trx, member: me }, input }) =>
      viewConversation(trx, { ...input, memberId: me.id }),
    ),
  reply: os.reply
    .use(member)
    .handler(async ({ context: { trx, member: me }, input: { id, ...said } }) => {
      await checkMayReply(trx, me, id);
      return viewMessage(trx, await reply(trx, { ...said, conversationId: id, memberId: me.id }));
    }),
  withdrawReply: os.withdrawReply
    .use(member)
    .handler(async ({ context: { trx }, input: { id } }) => {
      await withdrawReply(trx, id);
      return viewMessage(trx, id);
    }),
  retryReply: os.retryReply.use(member).handler(async ({ context: { trx }, input: { id } }) => {
    await retryReply(trx, id);
    return viewMessage(trx, id);
  }),
  assign: os.assign.use(member).handler(async ({ context: { trx }, input: { id, memberId } }) => {
    await assign(trx, { conversationId: id, memberId });
    return viewLine(trx, id);
  }),
  close: os.close.use(member).handler(async ({ context: { trx, member: me }, input: { id } }) => {
    await close(trx, { conversationId: id, memberId: me.id });
    return viewLine(trx, id);
  }),
  reopen: os.reopen.use(member).handler(async ({ context: { trx, member: me }, input: { id } }) => {
    await reopen(trx, { conversationId: id, memberId: me.id });
    return viewLine(trx, id);
  }),
  correct: os.correct.use(member).handler(async ({ context: { trx, member: me }, input }) => {
    const { id, kind, tone, language, ...booking } = input;
    await correctReading(trx, { id, memberId: me.id, kind, tone, language });
    await correctBooking(trx, { id, memberId: me.id, ...booking });
    return viewMessage(trx, id);
  }),
  undoCorrection: os.undoCorrection
    .use(member)
    .handler(async ({ context: { trx, member: me }, input }) => {
      await undoCorrection(trx, { ...input, memberId: me.id });
      return viewMessage(trx, input.id);
    }),
  corrections: os.corrections
    .use(inside('owner'))
    .handler(({ context: { trx }, input: { limit } }) => viewCorrections(trx, limit)),
  saveDraft: os.saveDraft
    .use(member)
    .handler(async ({ context: { trx, member: me }, input: { id, ...draft } }) => {
      const savedAt = await saveDraft(trx, { ...draft, conversationId: id, memberId: me.id });
      return { savedAt: savedAt.toISOString() };
    }),
  presence: os.presence
    .use(member)
    .handler(async ({ context: { trx, member: me }, input: { id, state } }) => {
      await setPresence(trx, { conversationId: id, memberId: me.id, state });
      return viewPresence(trx, id, me.id);
    }),
  search: os.search.use(member).handler(({ context: { trx }, input }) => search(trx, input)),
  timeline: os.timeline
    .use(member)
    .handler(({ context: { trx }, input }) => viewTimeline(trx, input)),
};
