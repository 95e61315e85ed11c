import { Trans } from '@lingui/react/macro';
import { usePlace } from '#web/app/workspace.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { longDay } from '#web/ui/time.ts';
import classes from './hours.module.css';
import type { Hours } from './hours.tsx';

interface HolidaysProps {
  holidays: Hours['holidays'];
  closed: boolean;
}

/** The public holidays that come next in this country. */
export function Holidays({ holidays, closed }: HolidaysProps) {
  const { language } = usePlace();
  const words = (day: string) => longDay(new Date(`${day}T12:00:00Z`), { language, zone: 'UTC' });
  return (
    <ul className={classes.holidays}>
      {holidays.slice(0, 14).map(({ day, name }) => (
        <li key={day + name}>
          <span>{name}</span>
          <span className="p-meta">{words(day)}</span>
          <Tag>{closed ? <Trans>shut</Trans> : <Trans>as usual</Trans>}</Tag>
        </li>
      ))}
    </ul>
  );
}
