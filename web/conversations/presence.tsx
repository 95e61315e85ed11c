import { useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '#web/app/client.ts';
import { useSeat } from '#web/app/workspace.tsx';
import { Face } from '#web/ui/face.tsx';
import classes from './conversations.module.css';
import type { Thread } from './queries.ts';

/** How often we say that we are still here, and how long a keystroke counts as writing. */
const beat = 15_000;
const writingLasts = 8000;

/** Says that I look at a conversation, that I write, and that I left. */
export function usePresence(id: string): { write: () => void } {
  const quiet = { meta: { quiet: true, still: true } };
  const { mutate } = useMutation(api.conversations.presence.mutationOptions(quiet));
  const wroteAt = useRef(0);
  useEffect(() => {
    const writing = () => Date.now() - wroteAt.current < writingLasts;
    const tell = () => {
      if (document.visibilityState === 'hidden') return;
      mutate({ id, state: writing() ? 'writing' : 'looking' });
    };
    tell();
    const timer = setInterval(tell, beat);
    return () => {
      clearInterval(timer);
      mutate({ id, state: 'left' });
    };
  }, [id, mutate]);
  const write = () => {
    const began = Date.now() - wroteAt.current > writingLasts;
    wroteAt.current = Date.now();
    if (began) mutate({ id, state: 'writing' });
  };
  return { write };
}

/** Which colleagues are here too, so that nobody answers twice. */
export function WhoElse({ presence }: { presence: Thread['presence'] }) {
  const { t } = useLingui();
  const { memberId } = useSeat();
  const others = presence.filter(({ member }) => member.id !== memberId);
  if (others.length === 0) return null;
  return (
    <div className={classes.whoElse} role="status">
      {others.map(({ member: { id, name, face }, state }) => {
        const [first = name] = name.split(' ');
        return (
          <span key={id} className="p-line">
            <Face name={name} src={face} size="small" />
            {state === 'writing' ? t`${first} is writing` : t`${first} is looking`}
          </span>
        );
      })}
    </div>
  );
}
