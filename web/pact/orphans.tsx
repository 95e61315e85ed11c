import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/app/client.ts';
import { useSeat } from '#web/app/workspace.tsx';
import { Ago } from '#web/ui/ago.tsx';
import { Card, RowText, rowClass } from '#web/ui/card.tsx';
import { Face } from '#web/ui/face.tsx';
import { Loaded } from '#web/ui/states.tsx';

/** Conversations that nobody answered and no clock watches. */
export function Orphans({ count }: { count: number }) {
  const { t } = useLingui();
  const { slug } = useSeat().workspace;
  const orphans = useQuery(api.pact.orphans.queryOptions());
  return (
    <Card title={t`Nobody watches these`} aside={<Trans>{count} without answer or clock</Trans>}>
      <Loaded query={orphans}>
        {(list) => (
          <ul>
            {list.map(({ conversationId, person, excerpt, since }) => (
              <li key={conversationId}>
                <Link
                  to="/$slug/conversations/{-$id}"
                  params={{ slug, id: conversationId }}
                  className={rowClass}
                >
                  <Face name={person} />
                  <RowText title={<b>{person}</b>}>{excerpt}</RowText>
                  <span className="p-meta">
                    <Ago at={since} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
