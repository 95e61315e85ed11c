import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { Face } from '#web/ui/face.tsx';
import { networkName } from '#web/ui/words.ts';
import classes from './conversations.module.css';
import type { Line } from './queries.ts';
import { Standing } from './standing.tsx';

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
