import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, MultiSelect, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import { type Member, useSeat } from '#web/app/workspace.tsx';
import { RoleSelect } from './role-select.tsx';

interface EditMemberProps {
  member: Member;
  onClose: () => void;
}

/** What a keeper may change of a member: role, title, departments, and whether they are still here. */
export function EditMember({ member, onClose }: EditMemberProps) {
  const { t } = useLingui();
  const mine = useSeat().memberId === member.id;
  const update = useMutation(api.members.update.mutationOptions({ onSuccess: onClose }));
  const { data: departments = [] } = useQuery(api.departments.list.queryOptions());
  const { id, name, role, title, active } = member;
  const form = useForm({
    initialValues: { role, title: title ?? '', departments: member.departments, active },
  });
  const send = form.onSubmit((values) =>
    update.mutate({ id, ...values, title: values.title.trim() || null }),
  );
  return (
    <Modal opened onClose={onClose} title={name}>
      <form className="p-stack" onSubmit={send}>
        <RoleSelect {...form.getInputProps('role')} />
        <TextInput
          label={t`What they do`}
          placeholder={t`Cook`}
          maxLength={80}
          {...form.getInputProps('title')}
        />
        <MultiSelect
          label={t`Departments`}
          data={departments.map((one) => ({ value: one.id, label: one.name }))}
          clearable
          {...form.getInputProps('departments')}
        />
        {!mine && (
          <Switch
            label={t`Works here`}
            description={t`Whoever left keeps their name under what they wrote.`}
            {...form.getInputProps('active', { type: 'checkbox' })}
          />
        )}
        <div>
          <Button type="submit" loading={update.isPending}>
            <Trans>Keep</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
