import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/app/client.ts';
import type { Outputs } from '#web/app/place.ts';
import { useSeat } from '#web/app/workspace.tsx';
import { Ago } from '#web/ui/ago.tsx';
import { Card, RowText, rowClass } from '#web/ui/card.tsx';
import { Face } from '#web/ui/face.tsx';
import { networkName } from '#web/ui/words.ts';
import classes from './today.module.css';

type PersonLine = Outputs['people']['list']['items'][number];

/** Who was here last. */
export function PeopleCard() {
  const { t } = useLingui();
  const { slug } = useSeat().workspace;
  const { data } = useQuery(api.people.list.queryOptions({ input: { limit: 5 } }));
  if (!data?.items.length) return null;
  const all = (
    <Link className="p-link" to="/$slug/people" params={{ slug }}>
      <Trans>Everyone</Trans>
    </Link>
  );
  return (
    <Card title={t`Seen last`} aside={all}>
      <ul>
        {data.items.map((person) => (
          <PersonRow person={person} key={person.id} />
        ))}
      </ul>
    </Card>
  );
}

function PersonRow({ person }: { person: PersonLine }) {
  const { i18n } = useLingui();
  const params = { slug: useSeat().workspace.slug, id: person.id };
  const where = person.networks.map((network) => networkName(network, i18n)).join(', ');
  return (
    <li>
      <Link to="/$slug/people/$id" params={params} className={rowClass}>
        <Face name={person.name} src={person.avatar} size="small" />
        <RowText
          title={
            <>
              <b className={classes.name}>{person.name}</b>
              <span className="p-meta">{where}</span>
            </>
          }
        />
        <span className="p-meta">{person.lastSeenAt && <Ago at={person.lastSeenAt} />}</span>
      </Link>
    </li>
  );
}
