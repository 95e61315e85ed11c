import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import type { Outputs } from '#web/app/place.ts';
import { useMay } from '#web/app/workspace.tsx';
import { Moment } from '#web/ui/ago.tsx';
import { Card, Row, RowText } from '#web/ui/card.tsx';
import { More } from '#web/ui/more.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { kindTitles, type RequestKind } from '#web/ui/words.ts';
import { actWords } from './act-words.ts';
import { SectionHead } from './section-head.tsx';
import classes from './team.module.css';

type Entry = Outputs['audit']['list']['items'][number];

/** Who changed what: grants, keys of channels, promises, hours, erasures. */
export function Audit() {
  const { t } = useLingui();
  const may = useMay('see_audit');
  return (
    <>
      <SectionHead
        title={t`Register`}
        lead={t`Who changed what, and when. Nobody can change it.`}
      />
      <Card>
        {may ? (
          <Entries />
        ) : (
          <Empty title={t`Not open to you`}>
            <p>
              <Trans>Ask an owner or an admin for the right to read the register.</Trans>
            </p>
          </Empty>
        )}
      </Card>
    </>
  );
}

function Entries() {
  const { t } = useLingui();
  const audit = useInfiniteQuery(
    api.audit.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 40, ...(cursor && { cursor }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  );
  const entries = audit.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Loaded query={audit}>
      {() => (
        <>
          {entries.length === 0 && <Empty title={t`Nothing changed yet`} />}
          <ul>
            {entries.map((entry) => (
              <EntryRow entry={entry} key={entry.id} />
            ))}
          </ul>
          <More query={audit} />
        </>
      )}
    </Loaded>
  );
}

function EntryRow({ entry }: { entry: Entry }) {
  const { i18n, t } = useLingui();
  const { act, at, member, detail } = entry;
  const words = actWords[act];
  const told = Object.keys(detail).length > 0;
  return (
    <li>
      <Row>
        <RowText
          title={
            <>
              <b>{words ? i18n._(words) : act}</b>
              <span>{useSubject(entry)}</span>
              <span className="p-meta">{member ?? t`Patto itself`}</span>
            </>
          }
        >
          {told && (
            <details className={classes.detail}>
              <summary>{t`details`}</summary>
              <pre>{JSON.stringify(detail, null, 2)}</pre>
            </details>
          )}
        </RowText>
        <span className="p-meta">
          <Moment at={at} />
        </span>
      </Row>
    </li>
  );
}

/** Promises are named by their kind of request; everything else names itself. */
function useSubject({ act, subject }: Entry): string {
  const { i18n } = useLingui();
  const kind = act.startsWith('promise.') && kindTitles[subject as RequestKind];
  return kind ? i18n._(kind) : subject;
}
