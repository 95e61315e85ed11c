import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** The acts of the register in words; one that is not here is shown by its code. */
export const actWords: Record<string, MessageDescriptor> = {
  'workspace.opened': msg`Workspace opened`,
  'workspace.changed': msg`Workspace changed`,
  'member.invited': msg`Member invited`,
  'member.joined': msg`Member joined`,
  'member.changed': msg`Member changed`,
  'member.left': msg`Member left`,
  'member.returned': msg`Member returned`,
  'invitation.withdrawn': msg`Invitation withdrawn`,
  'department.opened': msg`Department opened`,
  'department.renamed': msg`Department renamed`,
  'department.closed': msg`Department closed`,
  'grant.given': msg`Right given`,
  'grant.taken': msg`Right taken back`,
  'hours.changed': msg`Hours changed`,
  'channel.connected': msg`Channel connected`,
  'channel.changed': msg`Channel changed`,
  'channel.disconnected': msg`Channel disconnected`,
  'person.merged': msg`Persons made one`,
  'person.merge-undone': msg`Persons made two again`,
  'person.address-removed': msg`Address removed`,
  'person.exported': msg`Data handed out`,
  'person.erased': msg`Person erased`,
  'promise.made': msg`Promise made`,
  'promise.revised': msg`Promise revised`,
  'promise.retired': msg`Promise retired`,
};
