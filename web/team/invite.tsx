import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, MultiSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import type { Member } from '#web/app/workspace.tsx';
import { Copyable } from '#web/ui/copyable.tsx';
import { filled, mailAddress } from '#web/ui/fields.ts';
import { RoleSelect } from './role-select.tsx';

/** Invites a colleague; the link can also be given by hand. */
export function Invite({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const invite = useMutation(api.members.invite.mutationOptions());
  const { link, name } = invite.data ?? {};
  return (
    <Modal opened onClose={onClose} title={t`Invite someone`}>
      {invite.data ? (
        <div className="p-stack">
          {link ? (
            <>
              <p>
                <Trans>Give this link to {name}: it works once.</Trans>
              </p>
              <Copyable text={link} label={t`Link of the invitation`} />
            </>
          ) : (
            <p>
              <Trans>A mail with the link is on its way to {name}.</Trans>
            </p>
          )}
          <div>
            <Button onClick={onClose}>
              <Trans>Done</Trans>
            </Button>
          </div>
        </div>
      ) : (
        <InviteForm invite={invite.mutate} pending={invite.isPending} />
      )}
    </Modal>
  );
}

interface Invited {
  name: string;
  email: string;
  role: Member['role'];
  departments: string[];
}

interface InviteFormProps {
  invite: (invited: Invited) => void;
  pending: boolean;
}

function InviteForm({ invite, pending }: InviteFormProps) {
  const { t } = useLingui();
  const { data: departments = [] } = useQuery(api.departments.list.queryOptions());
  const form = useForm<Invited>({
    initialValues: { name: '', email: '', role: 'member', departments: [] },
    validate: { name: filled, email: mailAddress },
  });
  return (
    <form className="p-stack" onSubmit={form.onSubmit(invite)} noValidate>
      <TextInput label={t`Name`} data-autofocus {...form.getInputProps('name')} />
      <TextInput label={t`Mail`} type="email" {...form.getInputProps('email')} />
      <RoleSelect {...form.getInputProps('role')} />
      {departments.length > 0 && (
        <MultiSelect
          label={t`Departments`}
          data={departments.map(({ id, name }) => ({ value: id, label: name }))}
          clearable
          {...form.getInputProps('departments')}
        />
      )}
      <div>
        <Button type="submit" loading={pending}>
          <Trans>Invite</Trans>
        </Button>
      </div>
    </form>
  );
}
