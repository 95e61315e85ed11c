import { usePlace } from '#web/app/workspace.tsx';
import { useNow } from './now.ts';
import { exact, moment, relative } from './time.ts';

/** How long ago; the exact moment on hover. */
export function Ago({ at }: { at: string }) {
  const place = usePlace();
  const date = new Date(at);
  return (
    <time dateTime={at} title={exact(date, place)}>
      {relative(date, useNow(), place.language)}
    </time>
  );
}

/** The wall-clock time today, else the day; the exact moment on hover. */
export function Moment({ at }: { at: string }) {
  const place = usePlace();
  const date = new Date(at);
  return (
    <time dateTime={at} title={exact(date, place)}>
      {moment(date, useNow(), place)}
    </time>
  );
}
