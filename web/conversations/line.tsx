import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { usePlace } from '#web/app/workspace.tsx';
import { Moment } from '#web/ui/ago.tsx';
import { Due } from '#web/ui/due.tsx';
import { Face } from '#web/ui/face.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { stretch } from '#web/ui/time.ts';
import { networkName } from '#web/ui/words.ts';
import classes from './conversations.module.css';
import type { Line } from './queries.ts';

interface LineRowProps {
  line: Line;
  open: boolean;
}

/** One conversation in the list: who, where, what, and how much time is left. */
export const LineRow = memo(function LineRow({ line, open }: LineRowProps) {
  const { i18n } = useLingui();
  return (
    <li className={classes.item}>
      <Link
        from="/$slug/conversations/{-$id}"
        to="."
        params={{ id: line.id }}
        search={({ message: _, ...kept }) => kept}
        className={classes.line}
        aria-current={open ? 'page' : undefined}
      >
        <Face name={line.person.name} src={line.person.avatar} />
        <span className={classes.who}>
          <b>{line.person.name}</b>
          <span className="p-meta">{networkName(line.channel.network, i18n)}</span>
        </span>
        <Standing line={line} />
        <span className={classes.excerpt}>{line.excerpt}</span>
      </Link>
    </li>
  );
});

/** What is left of the promise; else how fast it was kept; else when it was. */
function Standing({ line }: { line: Line }) {
  const { language } = usePlace();
  if (line.dueAt && !line.lastFromUs) return <Due at={line.dueAt} />;
  if (line.lastFromUs && line.answeredInSeconds !== null) {
    const time = stretch(line.answeredInSeconds, language);
    return (
      <Tag tone="kept">
        <Trans>in {time}</Trans>
      </Tag>
    );
  }
  return (
    <span className="p-meta">
      <Moment at={line.lastMessageAt} />
    </span>
  );
}
