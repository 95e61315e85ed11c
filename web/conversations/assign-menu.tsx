import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconCheck, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useHotkeys } from '#web/app/keys.ts';
import { useMembers, useSeat } from '#web/app/workspace.tsx';
import { Face } from '#web/ui/face.tsx';
import { useAssign } from './changes.ts';
import classes from './conversations.module.css';
import type { Thread } from './queries.ts';

/** Whose conversation this is: mine first, then the colleagues. */
export function AssignMenu({ thread }: { thread: Thread }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { assignee } = thread;
  const [first = ''] = assignee?.name.split(' ') ?? [];
  useHotkeys({ a: () => setOpen(true) });
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          className={classes.close ?? ''}
          variant="default"
          size="xs"
          leftSection={
            assignee ? (
              <Face name={assignee.name} src={assignee.face} size="small" />
            ) : (
              <IconUserPlus size={16} stroke={1.7} />
            )
          }
          aria-keyshortcuts="a"
          aria-label={assignee ? t`With ${first}. Give it to someone else` : t`Give it to someone`}
        >
          <span className={classes.wordy}>{assignee ? first : <Trans>Assign</Trans>}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Choices thread={thread} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Choices({ thread }: { thread: Thread }) {
  const { memberId: mine } = useSeat();
  const assign = useAssign(thread);
  const { id, assignee } = thread;
  const members = [...useMembers().values()].filter(
    ({ active, role }) => active && role !== 'guest',
  );
  const inOrder = members.sort((a, b) => Number(b.id === mine) - Number(a.id === mine));
  return (
    <>
      {inOrder.map((member) => (
        <Menu.Item
          key={member.id}
          leftSection={<Face name={member.name} src={member.face} size="small" />}
          rightSection={member.id === assignee?.id ? <IconCheck size={16} /> : undefined}
          onClick={() => assign.mutate({ id, memberId: member.id })}
        >
          {member.id === mine ? <Trans>I take it</Trans> : member.name}
        </Menu.Item>
      ))}
      {assignee && (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => assign.mutate({ id, memberId: null })}>
            <Trans>Nobody</Trans>
          </Menu.Item>
        </>
      )}
    </>
  );
}
