import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/app/client.ts';
import type { Outputs } from '#web/app/place.ts';
import { useMembers } from '#web/app/workspace.tsx';
import { Card, CardBody, Row, RowText } from '#web/ui/card.tsx';
import { say } from '#web/ui/toast.ts';
import { GiveGrant } from './give-grant.tsx';

type Grant = Outputs['grants']['list'][number];

export const rightWords: Record<Grant['right'], MessageDescriptor> = {
  reply: msg`may answer in public`,
  reply_private: msg`may answer in private`,
  manage_channel: msg`may set up channels`,
  manage_pact: msg`may make promises`,
  see_audit: msg`may read the register`,
};

/** Rights beyond the role, limited to a department or a channel. */
export function Grants() {
  const { t } = useLingui();
  const [giving, setGiving] = useState(false);
  const { data = [] } = useQuery(api.grants.list.queryOptions());
  const button = (
    <Button variant="default" size="xs" onClick={() => setGiving(true)}>
      <Trans>Give a right</Trans>
    </Button>
  );
  return (
    <Card title={t`Rights beyond the role`} aside={button}>
      {data.length === 0 && (
        <CardBody>
          <p className="p-soft">
            <Trans>Nobody has more rights than their role gives.</Trans>
          </p>
        </CardBody>
      )}
      <ul>
        {data.map((grant) => (
          <GrantRow grant={grant} key={grant.id} />
        ))}
      </ul>
      {giving && <GiveGrant onClose={() => setGiving(false)} />}
    </Card>
  );
}

function GrantRow({ grant }: { grant: Grant }) {
  const { i18n, t } = useLingui();
  const member = useMembers().get(grant.memberId);
  const where = useWhere(grant);
  const give = useMutation(api.grants.give.mutationOptions());
  const { id, ...again } = grant;
  const take = useMutation(
    api.grants.take.mutationOptions({
      onSuccess: () => say({ text: t`Taken back.`, undo: () => give.mutate(again) }),
    }),
  );
  return (
    <li>
      <Row>
        <RowText title={<b>{member?.name}</b>}>
          {i18n._(rightWords[grant.right])}
          {where && ` · ${where}`}
        </RowText>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          loading={take.isPending}
          onClick={() => take.mutate({ id })}
        >
          <Trans>Take back</Trans>
        </Button>
      </Row>
    </li>
  );
}

/** The department or the channel a right is limited to. */
function useWhere({ departmentId, channelId }: Grant): string | undefined {
  const { data: departments } = useQuery(api.departments.list.queryOptions());
  const { data: channels } = useQuery(api.channels.list.queryOptions());
  const department = departments?.find(({ id }) => id === departmentId);
  return department?.name ?? channels?.find(({ id }) => id === channelId)?.name;
}
