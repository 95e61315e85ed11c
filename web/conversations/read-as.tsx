import { Trans, useLingui } from '@lingui/react/macro';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import { kindWords, type RequestKind, toneWords } from '#web/ui/words.ts';
import classes from './conversations.module.css';
import type { Message } from './queries.ts';

const kinds = Object.keys(kindWords) as RequestKind[];
const tones = Object.keys(toneWords) as (keyof typeof toneWords)[];

/** What was read in a message, as a quiet chip; whoever knows better corrects it here. */
export function ReadAs({ message }: { message: Message }) {
  const { i18n, t } = useLingui();
  const { kind, tone, severe, correctedBy } = message.reading;
  const word = i18n._(kindWords[kind]);
  return (
    <Menu position="bottom-start" width={230}>
      <Menu.Target>
        <UnstyledButton
          className={classes.readAs}
          data-severe={severe || undefined}
          aria-label={t`Read as ${word}. Correct it`}
        >
          {word}
          {tone === 'negative' && ` · ${i18n._(toneWords.negative)}`}
          {correctedBy ? (
            <IconCheck size={13} stroke={2} aria-hidden="true" />
          ) : (
            <IconChevronDown size={13} stroke={1.7} aria-hidden="true" />
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Corrections message={message} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Corrections({ message }: { message: Message }) {
  const { i18n } = useLingui();
  const correct = useMutation(api.conversations.correct.mutationOptions());
  const { id, reading } = message;
  return (
    <>
      <Why message={message} />
      <Menu.Label>
        <Trans>It is</Trans>
      </Menu.Label>
      {kinds.map((kind) => (
        <Menu.Item
          key={kind}
          onClick={() => correct.mutate({ id, kind })}
          rightSection={kind === reading.kind ? <IconCheck size={16} /> : undefined}
        >
          {i18n._(kindWords[kind])}
        </Menu.Item>
      ))}
      <Menu.Label>
        <Trans>Who writes is</Trans>
      </Menu.Label>
      {tones.map((tone) => (
        <Menu.Item
          key={tone}
          onClick={() => correct.mutate({ id, tone })}
          rightSection={tone === reading.tone ? <IconCheck size={16} /> : undefined}
        >
          {i18n._(toneWords[tone])}
        </Menu.Item>
      ))}
    </>
  );
}

/** Which words made us read it so, or who said otherwise. */
function Why({ message }: { message: Message }) {
  const { correctedBy, words } = message.reading;
  const seen = [...new Set(words.map(({ from, to }) => `“${message.text.slice(from, to)}”`))];
  const list = seen.slice(0, 4).join(', ');
  if (correctedBy)
    return (
      <Menu.Label>
        <Trans>Corrected by {correctedBy}</Trans>
      </Menu.Label>
    );
  if (!list) return null;
  return (
    <Menu.Label>
      <Trans>Read from {list}</Trans>
    </Menu.Label>
  );
}
