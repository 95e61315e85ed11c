import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/app/client.ts';
import { type Member, useKeeper, useSeat } from '#web/app/workspace.tsx';
import { Card, Row, RowText } from '#web/ui/card.tsx';
import { Face } from '#web/ui/face.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { roleWords } from '#web/ui/words.ts';
import { Departments } from './departments.tsx';
import { EditMember } from './edit-member.tsx';
import { Grants } from './grants.tsx';
import { Invitations } from './invitations.tsx';
import { Invite } from './invite.tsx';
import { SectionHead } from './section-head.tsx';

/** Who works here, who is invited, in which department, and who may do more than their role. */
export function Members() {
  const { t } = useLingui();
  const keeper = useKeeper();
  const [inviting, setInviting] = useState(false);
  return (
    <>
      <SectionHead
        title={t`Members`}
        lead={t`People are answered by people: each with a name and a face.`}
      >
        {keeper && (
          <Button
            leftSection={<IconUserPlus size={16} stroke={1.7} />}
            onClick={() => setInviting(true)}
          >
            <Trans>Invite</Trans>
          </Button>
        )}
      </SectionHead>
      <MemberList />
      {keeper && <Invitations />}
      <Departments />
      {keeper && <Grants />}
      {inviting && <Invite onClose={() => setInviting(false)} />}
    </>
  );
}

function MemberList() {
  const members = useQuery(api.members.list.queryOptions());
  const [editing, setEditing] = useState<Member>();
  return (
    <Card>
      <Loaded query={members}>
        {(list) => (
          <ul>
            {list
              .toSorted((a, b) => Number(b.active) - Number(a.active))
              .map((member) => (
                <MemberRow member={member} edit={() => setEditing(member)} key={member.id} />
              ))}
          </ul>
        )}
      </Loaded>
      {editing && <EditMember member={editing} onClose={() => setEditing(undefined)} />}
    </Card>
  );
}

function MemberRow({ member, edit }: { member: Member; edit: () => void }) {
  const { i18n, t } = useLingui();
  const keeper = useKeeper();
  const mine = useSeat().memberId === member.id;
  const { name, email, face, title, role, active } = member;
  return (
    <li>
      <Row>
        <Face name={name} src={face} />
        <RowText
          title={
            <>
              <b>{name}</b>
              {mine && <Tag tone="firm">{t`you`}</Tag>}
              <Tag>{i18n._(roleWords[role])}</Tag>
              {!active && <Tag>{t`left`}</Tag>}
              {title && <span className="p-meta">{title}</span>}
            </>
          }
        >
          <span className="p-meta">{email}</span>
        </RowText>
        {keeper && (
          <Button variant="default" size="xs" onClick={edit} aria-label={t`Change ${name}`}>
            <Trans>Change</Trans>
          </Button>
        )}
      </Row>
    </li>
  );
}
