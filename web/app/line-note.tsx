import { Trans } from '@lingui/react/macro';
import { useLineLost } from './line.ts';
import classes from './shell.module.css';

/** Says that what is on screen may be old, as long as it may. */
export function LineNote() {
  const lost = useLineLost();
  return (
    <div role="status" className={classes.lineNote} data-lost={lost || undefined}>
      {lost && <Trans>There is no connection at the moment.</Trans>}
    </div>
  );
}
