import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/app/client.ts';
import { useSeat } from '#web/app/workspace.tsx';
import { HealthTag, needsCare } from '#web/channels/health.tsx';
import { Card, RowText, rowClass } from '#web/ui/card.tsx';
import { networkName } from '#web/ui/words.ts';
import classes from './today.module.css';

/** Channels that need a hand; silent while all are well. */
export function ChannelsCard() {
  const { t, i18n } = useLingui();
  const params = { slug: useSeat().workspace.slug, section: 'channels' };
  const { data } = useQuery(api.channels.list.queryOptions());
  const ailing = data?.filter(({ health }) => needsCare(health)) ?? [];
  if (ailing.length === 0) return null;
  const all = (
    <Link className="p-link" to="/$slug/settings/{-$section}" params={params}>
      <Trans>See to it</Trans>
    </Link>
  );
  return (
    <Card title={t`Channels that need a hand`} aside={all}>
      <ul>
        {ailing.map(({ id, name, network, health }) => (
          <li key={id}>
            <Link to="/$slug/settings/{-$section}" params={params} className={rowClass}>
              <RowText
                title={
                  <>
                    <b className={classes.name}>{name}</b>
                    <span className="p-meta">{networkName(network, i18n)}</span>
                  </>
                }
              />
              <HealthTag health={health} />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
