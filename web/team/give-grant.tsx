import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import type { Outputs } from '#web/app/place.ts';
import { useMembers } from '#web/app/workspace.tsx';
import { filled } from '#web/ui/fields.ts';
import { rightWords } from './grants.tsx';

type Right = Outputs['grants']['list'][number]['right'];

/** Who, what, and where: everywhere unless a department or a channel is chosen. */
export function GiveGrant({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const give = useMutation(api.grants.give.mutationOptions({ onSuccess: onClose }));
  const members = [...useMembers().values()].filter(({ active }) => active);
  const rights = Object.keys(rightWords) as Right[];
  const form = useForm({
    initialValues: { memberId: '', right: 'reply' as Right, where: '' },
    validate: { memberId: filled },
  });
  const send = form.onSubmit(({ memberId, right, where }) => {
    const [kind, id = null] = where.split(' ');
    give.mutate({
      memberId,
      right,
      departmentId: kind === 'department' ? id : null,
      channelId: kind === 'channel' ? id : null,
    });
  });
  return (
    <Modal opened onClose={onClose} title={t`Give a right`}>
      <form className="p-stack" onSubmit={send} noValidate>
        <Select
          label={t`Who`}
          data={members.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          {...form.getInputProps('memberId')}
        />
        <Select
          label={t`What`}
          data={rights.map((value) => ({ value, label: i18n._(rightWords[value]) }))}
          {...form.getInputProps('right')}
        />
        <Select label={t`Where`} data={useWheres()} {...form.getInputProps('where')} />
        <div>
          <Button type="submit" loading={give.isPending}>
            <Trans>Give it</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function useWheres() {
  const { t } = useLingui();
  const { data: departments = [] } = useQuery(api.departments.list.queryOptions());
  const { data: channels = [] } = useQuery(api.channels.list.queryOptions());
  const option = (kind: string) => (one: { id: string; name: string }) => ({
    value: `${kind} ${one.id}`,
    label: one.name,
  });
  return [
    { value: '', label: t`Everywhere` },
    { group: t`Departments`, items: departments.map(option('department')) },
    { group: t`Channels`, items: channels.map(option('channel')) },
  ];
}
