import { useLingui } from '@lingui/react/macro';
import { IconMail, IconPhone, IconWorld } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Outputs } from '#web/app/place.ts';
import { webAddress } from '#web/ui/web-address.ts';
import { networkName } from '#web/ui/words.ts';
import classes from './identities.module.css';

type Identity = Outputs['people']['get']['identities'][number];

const icons = { handle: IconWorld, mail: IconMail, phone: IconPhone };

interface IdentitiesProps {
  identities: Identity[];
  action?: (identity: Identity) => ReactNode;
}

/** Where a person is known. */
export function Identities({ identities, action }: IdentitiesProps) {
  return (
    <ul className={classes.identities}>
      {identities.map((identity) => (
        <li key={identity.id} className={classes.identity}>
          <Known identity={identity} />
          {action?.(identity)}
        </li>
      ))}
    </ul>
  );
}

function Known({ identity }: { identity: Identity }) {
  const { i18n, t } = useLingui();
  const { kind, network, handle, link, trust } = identity;
  const Icon = icons[kind];
  const href = hrefOf(identity);
  const trusted = {
    platform: t`vouched for by the network`,
    signature: t`vouched for by a signature`,
    claimed: t`as they told us`,
  };
  return (
    <>
      <Icon size={16} stroke={1.7} className={classes.icon} aria-hidden="true" />
      <span className={classes.handle} title={trusted[trust]}>
        {href ? (
          <a href={href} {...(link && { target: '_blank', rel: 'noopener noreferrer' })}>
            {handle}
          </a>
        ) : (
          handle
        )}
      </span>
      {kind === 'handle' && <span className="p-meta">{networkName(network, i18n)}</span>}
    </>
  );
}

function hrefOf({ kind, handle, link }: Identity): string | undefined {
  if (kind === 'mail') return `mailto:${handle}`;
  if (kind === 'phone') return `tel:${handle}`;
  return webAddress(link);
}
