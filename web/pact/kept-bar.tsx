import { Trans, useLingui } from '@lingui/react/macro';
import type { Outputs } from '#web/app/place.ts';
import { Bar } from '#web/ui/bar.tsx';
import classes from './kept-bar.module.css';

/** Below this many cases a share says nothing. */
const enough = 20;

export type Keeping = Outputs['pact']['keeping']['promises'][number];

const tones = { kept: 'kept', broken: 'broken', too_few: 'plain' } as const;

/** The share kept against its target, with n; below twenty only the count, and no verdict. */
export function KeptBar({ keeping }: { keeping: Keeping }) {
  const { t } = useLingui();
  const { n, kept, share, verdict, promise } = keeping;
  if (n === 0 || share === null)
    return (
      <span className="p-meta">
        <Trans>no case yet</Trans>
      </span>
    );
  const percent = Math.round(share * 100);
  const target = Math.round(promise.target * 100);
  const few = n < enough;
  return (
    <div className={classes.wrap}>
      {!few && (
        <div className={classes.bar}>
          <Bar
            share={share}
            mark={promise.target}
            tone={tones[verdict]}
            label={t`${percent} of 100 kept, ${target} promised`}
          />
        </div>
      )}
      <div className={`${classes.figure} ${classes[verdict]}`}>
        <b>{few ? t`${kept} of ${n}` : `${percent}%`}</b>
        <span className="p-meta">
          {few && t`too few to tell`}
          {!few && (verdict === 'too_few' ? t`over ${n}, not sure yet` : t`over ${n}`)}
        </span>
      </div>
    </div>
  );
}
