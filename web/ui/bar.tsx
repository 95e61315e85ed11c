import classes from './bar.module.css';

interface BarProps {
  share: number;
  tone?: 'firm' | 'kept' | 'broken' | 'plain';
  mark?: number | undefined;
  label: string;
}

/** A share of a whole, from zero; `mark` is where it should reach. */
export function Bar({ share, tone = 'firm', mark, label }: BarProps) {
  return (
    <div className={classes.bar} role="img" aria-label={label} title={label}>
      <i className={classes[tone]} style={{ width: percent(share) }} />
      {mark !== undefined && <span className={classes.mark} style={{ left: percent(mark) }} />}
    </div>
  );
}

function percent(share: number): string {
  return `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`;
}
