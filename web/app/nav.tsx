import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import {
  type Icon,
  IconHeartHandshake,
  IconHome,
  IconMessage,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from './client.ts';
import classes from './nav.module.css';
import { useSeat } from './workspace.tsx';
import { WorkspaceMenu } from './workspace-menu.tsx';

interface Place {
  to:
    | '/$slug/today'
    | '/$slug/conversations/{-$id}'
    | '/$slug/people'
    | '/$slug/pact'
    | '/$slug/settings/{-$section}';
  name: MessageDescriptor;
  Icon: Icon;
}

const places: Place[] = [
  { to: '/$slug/today', name: msg`Today`, Icon: IconHome },
  { to: '/$slug/conversations/{-$id}', name: msg`Conversations`, Icon: IconMessage },
  { to: '/$slug/people', name: msg`People`, Icon: IconUsers },
  { to: '/$slug/pact', name: msg`Pact`, Icon: IconHeartHandshake },
];
const settings: Place = {
  to: '/$slug/settings/{-$section}',
  name: msg`Settings`,
  Icon: IconSettings,
};

/** The way around on a desk. */
export function SideNav() {
  const { t } = useLingui();
  return (
    <nav className={classes.side} aria-label={t`Main`}>
      <WorkspaceMenu />
      {places.map((place) => (
        <PlaceLink place={place} key={place.to} />
      ))}
      <div className={classes.last}>
        <PlaceLink place={settings} />
      </div>
    </nav>
  );
}

/** The way around on a phone, under the thumb. */
export function TabBar() {
  const { t } = useLingui();
  return (
    <nav className={classes.tabs} aria-label={t`Main`}>
      {[...places, settings].map((place) => (
        <PlaceLink place={place} key={place.to} />
      ))}
    </nav>
  );
}

function PlaceLink({ place: { to, name, Icon } }: { place: Place }) {
  const { i18n } = useLingui();
  const slug = useSeat().workspace.slug;
  return (
    <Link
      to={to}
      params={{ slug, id: undefined, section: undefined }}
      className={classes.link}
      activeProps={{ className: classes.on }}
      activeOptions={{ includeSearch: false }}
    >
      <Icon size={18} stroke={1.7} aria-hidden="true" />
      <span>{i18n._(name)}</span>
      {to === '/$slug/conversations/{-$id}' && <DueCount />}
    </Link>
  );
}

function DueCount() {
  const { t } = useLingui();
  const { data } = useQuery(api.conversations.counts.queryOptions({ refetchInterval: 60_000 }));
  if (!data?.due) return null;
  const count = data.due >= 1000 ? '999+' : String(data.due);
  return (
    <b className={classes.count} title={t`${count} wait for an answer`}>
      {count}
    </b>
  );
}
