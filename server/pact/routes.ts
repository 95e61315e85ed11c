import { pact } from '#contract/pact.ts';
import { behindTheDoor, inside } from '#server/team/access.ts';
import { checkMay } from '#server/team/grants.ts';
import { viewKeeping } from './keeping.ts';
import { preset } from './presets.ts';
import { promise, retire, revise } from './promises.ts';
import { viewClocks, viewOrphans, viewPromise, viewPromises } from './views.ts';

const os = behindTheDoor(pact);
const member = inside('member');
const right = 'manage_pact';

const makePromise = os.promise.use(member).handler(async ({ context: { trx, member }, input }) => {
  await checkMay(trx, member, { right, channelId: input.channelId });
  return viewPromise(trx, await promise(trx, input, { memberId: member.id }));
});

const revisePromise = os.revise.use(member).handler(async ({ context: { trx, member }, input }) => {
  const { channelId } = await viewPromise(trx, input.id);
  await checkMay(trx, member, { right, channelId });
  await revise(trx, input, { memberId: member.id });
  return viewPromise(trx, input.id);
});

const retirePromise = os.retire.use(member).handler(async ({ context: { trx, member }, input }) => {
  const { channelId } = await viewPromise(trx, input.id);
  await checkMay(trx, member, { right, channelId });
  await retire(trx, input.id, { memberId: member.id });
  return {};
});

const startFromPreset = os.preset
  .use(member)
  .handler(async ({ context: { trx, member }, input }) => {
    await checkMay(trx, member, { right });
    await preset(trx, input, { memberId: member.id });
    return viewPromises(trx);
  });

export const pactRoutes = {
  promises: os.promises.use(member).handler(({ context: { trx } }) => viewPromises(trx)),
  promise: makePromise,
  revise: revisePromise,
  retire: retirePromise,
  preset: startFromPreset,
  keeping: os.keeping
    .use(member)
    .handler(({ context: { trx }, input }) => viewKeeping(trx, input.days)),
  orphans: os.orphans.use(member).handler(({ context: { trx } }) => viewOrphans(trx)),
  clocks: os.clocks.use(member).handler(({ context: { trx }, input }) => viewClocks(trx, input.id)),
};
