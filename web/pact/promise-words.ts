import { useLingui } from '@lingui/react/macro';
import { usePlace } from '#web/app/workspace.tsx';
import { promised, stretch } from '#web/ui/time.ts';
import type { Keeping } from './kept-bar.tsx';

export type PactPromise = Keeping['promise'];
export type PromiseTerms = Pick<PactPromise, 'replyMinutes' | 'resolveMinutes' | 'hours'>;

/** A promise as a person reads it: "within 15 minutes, while open". */
export function usePromiseWords(): (terms: PromiseTerms) => string {
  const { t } = useLingui();
  const { language } = usePlace();
  return ({ replyMinutes, resolveMinutes, hours }) => {
    const time = promised(replyMinutes, language);
    const reply = hours === 'open' ? t`within ${time}, while open` : t`within ${time}, at any hour`;
    if (!resolveMinutes) return reply;
    const settled = promised(resolveMinutes, language);
    return t`${reply}; settled within ${settled}`;
  };
}

/** Minutes measured, in their largest unit: "6 min", "2 h". */
export function useMinutes(): (minutes: number) => string {
  const { language } = usePlace();
  return (minutes) => stretch(minutes * 60, language);
}
