import { useLingui } from '@lingui/react/macro';
import { usePlace } from '#web/app/workspace.tsx';
import { useNow } from '#web/ui/now.ts';
import { shortDay } from '#web/ui/time.ts';
import { type Day, everyDay } from './days.ts';
import classes from './pact.module.css';

interface DaysStripProps {
  days: Day[];
  from: string;
  to: string;
}

/** Day by day, from zero: kept below in olive, broken above in brick. */
export function DaysStrip({ days, from, to }: DaysStripProps) {
  const { t } = useLingui();
  const place = usePlace();
  const now = useNow();
  const all = everyDay(days, { from, to }, place);
  const most = Math.max(1, ...all.map(({ kept, broken }) => kept + broken));
  const name = (day: string) => shortDay(new Date(`${day}T12:00:00Z`), now, place);
  const [first = '', last = ''] = [all[0]?.day, all.at(-1)?.day].map((day) => day && name(day));
  return (
    <figure className={classes.strip}>
      <div className={classes.bars} role="img" aria-label={t`Day by day, at most ${most} a day`}>
        {all.map((one) => (
          <Bar day={one} scale={Math.max(most, 4)} name={name(one.day)} key={one.day} />
        ))}
      </div>
      <figcaption className="p-meta">
        <span>{first}</span>
        <span>{t`at most ${most} a day`}</span>
        <span>{last}</span>
      </figcaption>
    </figure>
  );
}

interface BarProps {
  day: Day;
  /** Cases at full height; at least four, so that one case does not look like many. */
  scale: number;
  name: string;
}

function Bar({ day: { kept, broken }, scale, name }: BarProps) {
  const { t } = useLingui();
  return (
    <span className={classes.day} title={t`${name}: ${kept} kept, ${broken} not`}>
      <i className={classes.notKept} style={{ height: `${(broken / scale) * 100}%` }} />
      <i className={classes.wasKept} style={{ height: `${(kept / scale) * 100}%` }} />
    </span>
  );
}
