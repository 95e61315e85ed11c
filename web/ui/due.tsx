import { useLingui } from '@lingui/react/macro';
import { usePlace } from '#web/app/workspace.tsx';
import classes from './due.module.css';
import { useNow } from './now.ts';
import { exact, stretch } from './time.ts';

const soonSeconds = 15 * 60;

/** What is left until a promise runs out: amber within a quarter of an hour, brick and `+` when it is over. */
export function Due({ at, under }: { at: string; under?: string }) {
  const { t } = useLingui();
  const place = usePlace();
  const due = new Date(at);
  const left = (due.getTime() - useNow().getTime()) / 1000;
  const time = stretch(left, place.language);
  return (
    <div className={`${classes.due} ${classes[stateOf(left)]}`}>
      <time dateTime={at} title={exact(due, place)}>
        {left < 0 && <span aria-hidden="true">+</span>}
        {time}
        {left < 0 && <span className="p-hidden">{t`late`}</span>}
      </time>
      {under && <span className="p-meta">{under}</span>}
    </div>
  );
}

/** Whether a due time is far, soon or over. */
export function stateOf(left: number): 'calm' | 'soon' | 'late' {
  if (left < 0) return 'late';
  return left <= soonSeconds ? 'soon' : 'calm';
}
