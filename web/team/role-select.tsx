import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import type { Member } from '#web/app/workspace.tsx';
import { roleWords } from '#web/ui/words.ts';

type Role = Member['role'];

const abouts: Record<Role, MessageDescriptor> = {
  owner: msg`may do everything`,
  admin: msg`sets up channels, hours and members`,
  member: msg`answers people`,
  guest: msg`sees only the rooms they are called to`,
};

/** A role with what it means. */
export function RoleSelect(props: object) {
  const { t, i18n } = useLingui();
  const roles = Object.keys(abouts) as Role[];
  return (
    <Select
      label={t`Role`}
      data={roles.map((role) => ({ value: role, label: i18n._(roleWords[role]) }))}
      renderOption={({ option }) => (
        <span>
          <b>{option.label}</b>{' '}
          <span className="p-meta">{i18n._(abouts[option.value as Role])}</span>
        </span>
      )}
      {...props}
    />
  );
}
