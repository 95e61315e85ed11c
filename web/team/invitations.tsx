import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import type { Outputs } from '#web/app/place.ts';
import { Ago } from '#web/ui/ago.tsx';
import { Card, Row, RowText } from '#web/ui/card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { copied } from '#web/ui/toast.ts';
import { roleWords } from '#web/ui/words.ts';

type Invitation = Outputs['members']['invitations'][number];

/** Who was asked and has not come yet. */
export function Invitations() {
  const { t } = useLingui();
  const { data = [] } = useQuery(api.members.invitations.queryOptions());
  if (data.length === 0) return null;
  return (
    <Card title={t`Invited`}>
      <ul>
        {data.map((invitation) => (
          <InvitationRow invitation={invitation} key={invitation.id} />
        ))}
      </ul>
    </Card>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { i18n } = useLingui();
  const { id, name, email, role, expiresAt, link } = invitation;
  const withdraw = useMutation(api.members.withdraw.mutationOptions());
  const copy = () => link && navigator.clipboard?.writeText(link).then(copied, () => undefined);
  return (
    <li>
      <Row>
        <RowText
          title={
            <>
              <b>{name}</b>
              <Tag>{i18n._(roleWords[role])}</Tag>
            </>
          }
        >
          <span className="p-meta">
            {email} ·{' '}
            <Trans>
              until <Ago at={expiresAt} />
            </Trans>
          </span>
        </RowText>
        {link && (
          <Button variant="default" size="xs" onClick={copy}>
            <Trans>Copy the link</Trans>
          </Button>
        )}
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ id })}
        >
          <Trans>Withdraw</Trans>
        </Button>
      </Row>
    </li>
  );
}
