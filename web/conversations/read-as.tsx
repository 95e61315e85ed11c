import { useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import { type MenuEntry, PressMenu } from '#web/ui/press-menu.tsx';
import { kindWords, type RequestKind, toneWords } from '#web/ui/words.ts';
import classes from './conversations.module.css';
import type { Message } from './queries.ts';

const kinds = Object.keys(kindWords) as RequestKind[];
const tones = Object.keys(toneWords) as (keyof typeof toneWords)[];

/** What was read in a message, as a quiet chip; whoever knows better corrects it here. */
export function ReadAs({ message }: { message: Message }) {
  const { i18n, t } = useLingui();
  const entries = useCorrections(message);
  const { kind, tone, severe, correctedBy } = message.reading;
  const word = i18n._(kindWords[kind]);
  const Icon = correctedBy ? IconCheck : IconChevronDown;
  const chip = (
    <UnstyledButton
      className={classes.readAs}
      data-severe={severe || undefined}
      title={t`Read as ${word}. Correct it`}
    >
      {word}
      {tone === 'negative' && ` · ${i18n._(toneWords.negative)}`}
      <Icon size={13} stroke={1.8} aria-hidden="true" />
    </UnstyledButton>
  );
  return <PressMenu target={chip} entries={entries} />;
}

function useCorrections(message: Message): () => MenuEntry[] {
  const { t, i18n } = useLingui();
  const { mutate } = useMutation(api.conversations.correct.mutationOptions());
  const why = useWhy(message);
  const { id, reading } = message;
  return () => [
    ...(why ? [{ heading: why }] : []),
    { heading: t`It is` },
    ...kinds.map((kind) => ({
      key: kind,
      name: i18n._(kindWords[kind]),
      on: kind === reading.kind,
      choose: () => mutate({ id, kind }),
    })),
    { heading: t`Who writes is` },
    ...tones.map((tone) => ({
      key: tone,
      name: i18n._(toneWords[tone]),
      on: tone === reading.tone,
      choose: () => mutate({ id, tone }),
    })),
  ];
}

/** Which words made us read it so, or who said otherwise. */
function useWhy({ reading: { correctedBy, words }, text }: Message): string | null {
  const { t } = useLingui();
  const seen = [...new Set(words.map(({ from, to }) => `“${text.slice(from, to)}”`))];
  const list = seen.slice(0, 4).join(', ');
  if (correctedBy) return t`Corrected by ${correctedBy}`;
  return list ? t`Read from ${list}` : null;
}
