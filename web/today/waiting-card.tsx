import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/app/client.ts';
import { usePlace, useSeat } from '#web/app/workspace.tsx';
import { type Line, listOptions } from '#web/conversations/queries.ts';
import { Moment } from '#web/ui/ago.tsx';
import { Card, CardBody, RowText, rowClass } from '#web/ui/card.tsx';
import { Due } from '#web/ui/due.tsx';
import { Face } from '#web/ui/face.tsx';
import { useNow } from '#web/ui/now.ts';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { relative } from '#web/ui/time.ts';
import { kindWords, networkName, placeWords } from '#web/ui/words.ts';
import classes from './today.module.css';

const shown = 7;

/** Who waits for an answer, what runs out next first. */
export function WaitingCard() {
  const { t } = useLingui();
  const list = useInfiniteQuery(listOptions('due', undefined));
  const lines = list.data?.pages[0]?.items ?? [];
  return (
    <Card title={t`To answer`} aside={<NextDue line={lines[0]} />}>
      <Loaded query={list}>
        {() =>
          lines.length === 0 ? (
            <Empty title={t`Nobody is waiting`}>
              <p>
                <Trans>Everyone has an answer. New messages appear here by themselves.</Trans>
              </p>
            </Empty>
          ) : (
            <ul>
              {lines.slice(0, shown).map((line) => (
                <WaitingRow line={line} key={line.id} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Foot more={lines.length > shown} />
    </Card>
  );
}

function NextDue({ line }: { line: Line | undefined }) {
  const { language } = usePlace();
  const now = useNow();
  if (!line?.dueAt) return null;
  const due = new Date(line.dueAt);
  const time = relative(due, now, language);
  return due < now ? <Trans>the first was due {time}</Trans> : <Trans>the next {time}</Trans>;
}

function WaitingRow({ line }: { line: Line }) {
  const { i18n, t } = useLingui();
  const { slug } = useSeat().workspace;
  const { person, channel, visibility, kind, severe, dueAt } = line;
  return (
    <li>
      <Link to="/$slug/conversations/{-$id}" params={{ slug, id: line.id }} className={rowClass}>
        <Face name={person.name} src={person.avatar} />
        <RowText
          title={
            <>
              <b className={classes.name}>{person.name}</b>
              {severe && <Tag tone="late">{t`serious`}</Tag>}
              <span className={`p-meta ${classes.where}`}>
                {i18n._(placeWords[visibility])} · {networkName(channel.network, i18n)}
              </span>
            </>
          }
        >
          <span className={classes.cut}>{line.excerpt}</span>
        </RowText>
        {dueAt ? (
          <Due at={dueAt} under={i18n._(kindWords[kind])} />
        ) : (
          <span className={`p-meta ${classes.when}`}>
            <Moment at={line.lastMessageAt} />
            <br />
            {i18n._(kindWords[kind])}
          </span>
        )}
      </Link>
    </li>
  );
}

/** The pact in a line, and the way to all who wait. */
function Foot({ more }: { more: boolean }) {
  const { slug } = useSeat().workspace;
  const { data } = useQuery(api.conversations.counts.queryOptions());
  const due = data?.due ?? 0;
  return (
    <CardBody>
      <div className={`p-line ${classes.foot}`}>
        <KeptLine />
        {more && (
          <Link
            className="p-link p-push"
            to="/$slug/conversations/{-$id}"
            params={{ slug, id: undefined }}
          >
            <Trans>All {due}</Trans>
          </Link>
        )}
      </div>
    </CardBody>
  );
}

function KeptLine() {
  const { data } = useQuery(api.pact.keeping.queryOptions({ input: {} }));
  const { n = 0, kept = 0, share = null } = data?.all ?? {};
  if (n === 0 || share === null) return null;
  if (n < 20)
    return (
      <Tag>
        <Trans>
          Promises kept: {kept} of {n} in the last 28 days
        </Trans>
      </Tag>
    );
  const percent = Math.round(share * 100);
  return (
    <Tag tone={share >= 0.9 ? 'kept' : 'soon'}>
      <Trans>
        Promises kept: {percent} of 100 in the last 28 days, over {n}
      </Trans>
    </Tag>
  );
}
