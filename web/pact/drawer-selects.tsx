import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import { useMembers } from '#web/app/workspace.tsx';
import { kindTitles, type RequestKind } from '#web/ui/words.ts';
import type { DraftForm } from './promise-drawer.tsx';

const kinds = (Object.keys(kindTitles) as RequestKind[]).filter((kind) => kind !== 'spam');

/** What the promise is about: a kind of request, on one channel or on all. */
export function AboutWhat({ form }: { form: DraftForm }) {
  const { t, i18n } = useLingui();
  const { data: channels = [] } = useQuery(api.channels.list.queryOptions());
  const { channelId } = form.values;
  return (
    <>
      <Select
        label={t`For`}
        data={kinds.map((value) => ({ value, label: i18n._(kindTitles[value]) }))}
        {...form.getInputProps('kind')}
      />
      <Select
        label={t`On`}
        data={[
          { value: '', label: t`All channels` },
          ...channels.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={channelId ?? ''}
        onChange={(value) => form.setFieldValue('channelId', value || null)}
      />
    </>
  );
}

/** Who is warned before a promise breaks: first one, then the other. */
export function WhoAnswers({ form }: { form: DraftForm }) {
  const { t } = useLingui();
  const members = [...useMembers().values()].filter(
    ({ active, role }) => active && role !== 'guest',
  );
  const data = members.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Select
        label={t`Who answers for it`}
        data={data}
        clearable
        placeholder={t`nobody`}
        {...form.getInputProps('ownerId')}
      />
      <Select
        label={t`Who stands in`}
        data={data}
        clearable
        placeholder={t`nobody`}
        {...form.getInputProps('backupId')}
      />
    </>
  );
}
