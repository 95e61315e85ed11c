import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Outputs } from '#web/app/place.ts';
import { usePlace } from '#web/app/workspace.tsx';
import { Tag, type Tone } from '#web/ui/tag.tsx';
import { stretch } from '#web/ui/time.ts';

export type Channel = Outputs['channels']['list'][number];
type Health = Channel['health'];

const states: Record<Health['state'], [Tone, MessageDescriptor]> = {
  working: ['kept', msg`works`],
  waiting: ['soon', msg`is catching up`],
  reconnect: ['late', msg`asks to be reconnected`],
  failing: ['late', msg`does not work`],
  disconnected: ['plain', msg`disconnected`],
};

/** How a channel is, in a word. */
export function HealthTag({ health }: { health: Health }) {
  const { i18n } = useLingui();
  const { deadLetters, state } = health;
  const [tone, word] = states[state];
  if (state === 'working' && deadLetters > 0)
    return (
      <Tag tone="soon">
        <Plural value={deadLetters} one="# message unread" other="# messages unread" />
      </Tag>
    );
  return <Tag tone={tone}>{i18n._(word)}</Tag>;
}

/** Whether somebody should look at a channel: a short backlog is nobody's business. */
export function needsCare({ state, deadLetters, oldestWaitingSeconds }: Health): boolean {
  if (state === 'reconnect' || state === 'failing') return true;
  return deadLetters > 0 || (oldestWaitingSeconds ?? 0) > 120;
}

/** What waits to be read, and since when. */
export function Backlog({ health }: { health: Health }) {
  const { language } = usePlace();
  const { waiting, oldestWaitingSeconds } = health;
  if (waiting === 0) return null;
  const time = stretch(oldestWaitingSeconds ?? 0, language);
  return (
    <Trans>
      {waiting} waiting, the oldest for {time}
    </Trans>
  );
}
