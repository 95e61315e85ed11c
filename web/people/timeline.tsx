import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Outputs } from '#web/app/place.ts';
import { usePlace, useSeat } from '#web/app/workspace.tsx';
import { Moment } from '#web/ui/ago.tsx';
import { Card } from '#web/ui/card.tsx';
import { Face } from '#web/ui/face.tsx';
import { More } from '#web/ui/more.tsx';
import { Empty, Loaded, RowShapes } from '#web/ui/states.tsx';
import { monthOf } from '#web/ui/time.ts';
import { kindWords, networkName } from '#web/ui/words.ts';
import classes from './people.module.css';
import { timelineOptions } from './queries.ts';

type Said = Outputs['conversations']['timeline']['items'][number];

/** What a person and we said, newest first, month by month. */
export function Timeline({ personId }: { personId: string }) {
  const { t } = useLingui();
  const place = usePlace();
  const timeline = useInfiniteQuery(timelineOptions(personId));
  const said = timeline.data?.pages.flatMap((page) => page.items) ?? [];
  const months = Object.entries(
    Object.groupBy(said, ({ message }) => monthOf(new Date(message.sentAt), place)),
  );
  return (
    <Card title={t`Their story`}>
      <Loaded query={timeline} shape={<RowShapes rows={6} />}>
        {() => (
          <>
            {said.length === 0 && <Empty title={t`Nothing said yet`} />}
            {months.map(([month, list]) => (
              <section key={month}>
                <h3 className={classes.month}>{month}</h3>
                <ol>
                  {list?.map((one) => (
                    <SaidRow said={one} key={one.message.id} />
                  ))}
                </ol>
              </section>
            ))}
            <More query={timeline} />
          </>
        )}
      </Loaded>
    </Card>
  );
}

function SaidRow({ said: { message, conversationId, channel } }: { said: Said }) {
  const { i18n } = useLingui();
  const { slug } = useSeat().workspace;
  const { author, direction, reading, text } = message;
  const ours = direction === 'out';
  return (
    <li>
      <Link
        to="/$slug/conversations/{-$id}"
        params={{ slug, id: conversationId }}
        search={{ message: message.id }}
        className={classes.said}
        data-ours={ours || undefined}
      >
        <Face name={author.name} src={author.avatar} size="small" />
        <span className={classes.saidText}>
          <span className={classes.saidHead}>
            <b>{author.name}</b>
            <span className="p-meta">
              {networkName(channel.network, i18n)}
              {!ours && reading.kind !== 'other' && ` · ${i18n._(kindWords[reading.kind])}`}
            </span>
            <span className="p-meta p-push">
              <Moment at={message.sentAt} />
            </span>
          </span>
          <span className={classes.saidWords}>
            {message.deletedAt ? <Trans>deleted</Trans> : text}
          </span>
        </span>
      </Link>
    </li>
  );
}
