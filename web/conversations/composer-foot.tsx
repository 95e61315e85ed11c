import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Tag } from '#web/ui/tag.tsx';
import { networkName, visibilityWords } from '#web/ui/words.ts';
import classes from './conversations.module.css';
import type { Thread } from './queries.ts';

interface ComposerFootProps {
  thread: Thread;
  length: number;
  saving: 'saved' | 'saving' | 'unsaved' | null;
  children: ReactNode;
}

/** Who will read the answer, how much room is left, and whether the draft is safe. */
export function ComposerFoot({ thread, length, saving, children }: ComposerFootProps) {
  const { i18n } = useLingui();
  const { limits, visibility, channel } = thread;
  const over = length > limits.text;
  const near = length > limits.text * 0.5 || limits.text <= 500;
  return (
    <div className={classes.composerFoot}>
      <Tag tone="net">
        {i18n._(visibilityWords[visibility])}
        <span className={classes.roomy}> · {networkName(channel.network, i18n)}</span>
      </Tag>
      {near && (
        <span
          className={over ? classes.over : 'p-meta p-numbers'}
          role={over ? 'alert' : undefined}
        >
          {length}/{limits.text}
        </span>
      )}
      <span className={`p-meta ${classes.saving}`} aria-live="polite">
        {saving === 'saved' && <Trans>draft kept</Trans>}
        {saving === 'unsaved' && <Trans>draft only on this device</Trans>}
      </span>
      {children}
    </div>
  );
}
