import { people } from '#contract/people.ts';
import { behindTheDoor, inside } from '#server/team/access.ts';
import { erasePerson } from './erase.ts';
import { type ExportPart, exportPerson } from './export.ts';
import { addAddress, removeAddress } from './identities.ts';
import { listPeople } from './list.ts';
import { undoMerge } from './merge-undo.ts';
import { mergePeople } from './merges.ts';
import { sayNotTheSame } from './not-the-same.ts';
import { correctPerson, recordConsent } from './persons.ts';
import { viewSuggestions } from './suggestions.ts';
import { viewPerson } from './views.ts';

const os = behindTheDoor(people);
const member = inside('member');
const admin = inside('admin');

const merge = os.merge.use(member).handler(async ({ context: { trx, member }, input }) => {
  const mergeId = await mergePeople(trx, { ...input, memberId: member.id });
  return { mergeId, person: await viewPerson(trx, input.id) };
});

const erase = os.erase.use(admin).handler(async ({ context: { trx, member }, input }) => {
  await erasePerson(trx, { ...input, memberId: member.id });
  return {};
});

const notTheSame = os.notTheSame
  .use(member)
  .handler(async ({ context: { trx, member }, input }) => {
    await sayNotTheSame(trx, { ...input, memberId: member.id });
    return {};
  });

const routes = {
  merge,
  erase,
  notTheSame,
  list: os.list.use(member).handler(({ context, input }) => listPeople(context.trx, input)),
  get: os.get.use(member).handler(({ context, input }) => viewPerson(context.trx, input.id)),
  update: os.update
    .use(member)
    .handler(async ({ context: { trx }, input: { id, ...given } }) =>
      viewPerson(trx, await correctPerson(trx, id, given)),
    ),
  addIdentity: os.addIdentity
    .use(member)
    .handler(async ({ context: { trx }, input: { id, ...address } }) =>
      viewPerson(trx, await addAddress(trx, id, address)),
    ),
  removeIdentity: os.removeIdentity
    .use(member)
    .handler(async ({ context: { trx, member }, input: { id, identityId } }) =>
      viewPerson(trx, await removeAddress(trx, id, { identityId, memberId: member.id })),
    ),
  consent: os.consent
    .use(member)
    .handler(async ({ context: { trx, member }, input: { id, ...consent } }) =>
      viewPerson(trx, await recordConsent(trx, id, { ...consent, memberId: member.id })),
    ),
  suggestions: os.suggestions
    .use(member)
    .handler(({ context, input }) => viewSuggestions(context.trx, input)),
  undoMerge: os.undoMerge
    .use(member)
    .handler(async ({ context: { trx, member }, input: { mergeId } }) =>
      viewPerson(trx, await undoMerge(trx, mergeId, member.id)),
    ),
};

/** `parts`: what later modules hold of a person, for the export. */
export function peopleRoutes(parts: readonly ExportPart[]) {
  const whole = os.export.use(admin).handler(({ context: { trx, member }, input: { id } }) => {
    return exportPerson(trx, { id, memberId: member.id, parts });
  });
  return { ...routes, export: whole };
}
