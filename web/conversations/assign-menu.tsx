import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { type Member, useMembers, useSeat } from '#web/app/workspace.tsx';
import { Face } from '#web/ui/face.tsx';
import { type MenuEntry, PressMenu } from '#web/ui/press-menu.tsx';
import { useAssign } from './changes.ts';
import classes from './conversations.module.css';
import type { Thread } from './queries.ts';

/** Whose conversation this is: mine first, then the colleagues. */
export function AssignMenu({ thread }: { thread: Thread }) {
  const entries = useEntries(thread);
  const { t } = useLingui();
  const { assignee } = thread;
  const [first = ''] = assignee?.name.split(' ') ?? [];
  const face = assignee && <Face name={assignee.name} src={assignee.face} size="small" />;
  const button = (
    <Button
      className={classes.close ?? ''}
      variant="default"
      size="xs"
      leftSection={face ?? <IconUserPlus size={16} stroke={1.7} />}
      aria-keyshortcuts="a"
      title={assignee ? t`With ${first}. Give it to someone else` : t`Give it to someone`}
    >
      <span className={classes.wordy}>{assignee ? first : <Trans>Assign</Trans>}</span>
    </Button>
  );
  return <PressMenu target={button} entries={entries} hotkey="a" position="bottom-end" />;
}

function useEntries(thread: Thread): () => MenuEntry[] {
  const { t } = useLingui();
  const { memberId: mine } = useSeat();
  const members = useMembers();
  const { id, assignee } = thread;
  const { mutate } = useAssign(thread);
  const give = (member: Member | null): MenuEntry => ({
    key: member?.id ?? 'nobody',
    name: member ? (member.id === mine ? t`I take it` : member.name) : t`Nobody`,
    on: member?.id === assignee?.id,
    choose: () => mutate({ id, memberId: member?.id ?? null }),
    ...(member && { icon: <Face name={member.name} src={member.face} size="small" /> }),
  });
  return () => {
    const here = [...members.values()].filter(({ active, role }) => active && role !== 'guest');
    const inOrder = here.sort((a, b) => Number(b.id === mine) - Number(a.id === mine));
    return [...inOrder, null].map(give);
  };
}
