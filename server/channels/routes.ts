import { channels } from '#contract/channels.ts';
import { behindTheDoor, entered, inside } from '#server/team/access.ts';
import { change, connect, disconnect } from './channels.ts';
import { retryDeadLetters } from './dead-letters.ts';
import { previewImport, viewImport, viewImports } from './import-views.ts';
import { stopImport } from './imports.ts';
import { viewChannel, viewChannels, viewDeadLetters } from './views.ts';

const os = behindTheDoor(channels);

export const channelRoutes = {
  list: os.list.use(inside('member')).handler(({ context }) => viewChannels(context.trx)),
  get: os.get
    .use(inside('member'))
    .handler(({ context, input }) => viewChannel(context.trx, input.id)),
  connect: os.connect
    .use(entered('admin'))
    .handler(async ({ context: { app, run, member }, input }) => {
      const id = await connect({ app, run, memberId: member.id }, input);
      return run((trx) => viewChannel(trx, id));
    }),
  update: os.update
    .use(entered('admin'))
    .handler(async ({ context: { app, run, member }, input }) => {
      await change({ app, run, memberId: member.id }, input);
      return run((trx) => viewChannel(trx, input.id));
    }),
  disconnect: os.disconnect
    .use(inside('admin'))
    .handler(async ({ context: { trx, member }, input }) => {
      await disconnect(trx, { id: input.id, memberId: member.id });
      return {};
    }),
  deadLetters: os.deadLetters
    .use(inside('member'))
    .handler(({ context, input }) => viewDeadLetters(context.trx, input)),
  retryDeadLetters: os.retryDeadLetters
    .use(inside('admin'))
    .handler(async ({ context, input }) => ({
      retried: await retryDeadLetters(context.trx, input),
    })),
  importPreview: os.importPreview
    .use(inside('member'))
    .handler(({ input }) => previewImport(input.name, input.sample)),
  imports: os.imports.use(inside('member')).handler(({ context }) => viewImports(context.trx)),
  importReport: os.importReport
    .use(inside('member'))
    .handler(({ context, input }) => viewImport(context.trx, input.id)),
  stopImport: os.stopImport.use(inside('member')).handler(async ({ context: { trx }, input }) => {
    await stopImport(trx, input.id);
    return viewImport(trx, input.id);
  }),
};
