import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Outputs } from '#web/app/place.ts';
import { Moment } from '#web/ui/ago.tsx';
import { Face } from '#web/ui/face.tsx';
import { Marked } from '#web/ui/marked.tsx';
import { More } from '#web/ui/more.tsx';
import { Empty, Loaded, RowShapes } from '#web/ui/states.tsx';
import classes from './conversations.module.css';
import { searchOptions } from './queries.ts';

type Found = Outputs['conversations']['search']['items'][number];

interface SearchResultsProps {
  q: string;
  openId: string | undefined;
}

/** Messages of all time with these words, newest first. */
export function SearchResults({ q, openId }: SearchResultsProps) {
  const { t } = useLingui();
  const search = useInfiniteQuery(searchOptions(q));
  const found = search.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Loaded query={search} shape={<RowShapes rows={6} />}>
      {() => (
        <>
          {found.length === 0 && (
            <Empty title={t`Nothing with “${q}”`}>
              <p>
                <Trans>Try fewer words, or another form of them.</Trans>
              </p>
            </Empty>
          )}
          <ul>
            {found.map((one) => (
              <FoundRow found={one} open={one.conversationId === openId} key={one.message.id} />
            ))}
          </ul>
          <More query={search} />
        </>
      )}
    </Loaded>
  );
}

function FoundRow({ found, open }: { found: Found; open: boolean }) {
  const { message, person, conversationId } = found;
  return (
    <li className={classes.item}>
      <Link
        from="/$slug/conversations/{-$id}"
        to="."
        params={{ id: conversationId }}
        search={(kept) => ({ ...kept, message: message.id })}
        className={classes.line}
        aria-current={open ? 'page' : undefined}
      >
        <Face name={person.name} src={person.avatar} />
        <span className={classes.who}>
          <b>{person.name}</b>
        </span>
        <span className="p-meta">
          <Moment at={message.sentAt} />
        </span>
        <span className={classes.foundText}>
          {message.direction === 'out' && (
            <span className="p-meta">
              <Trans>we: </Trans>
            </span>
          )}
          <Marked text={message.text} parts={found.highlights} around={60} />
        </span>
      </Link>
    </li>
  );
}
