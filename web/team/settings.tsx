import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import {
  type Icon,
  IconArrowLeft,
  IconBuildingStore,
  IconChevronRight,
  IconClockHour4,
  IconDatabase,
  IconHistory,
  IconPlug,
  IconUpload,
  IconUser,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useSeat } from '#web/app/workspace.tsx';
import { BlockShape } from '#web/ui/states.tsx';
import classes from './settings.module.css';

interface Section {
  path: string;
  name: MessageDescriptor;
  Icon: Icon;
  Screen: ComponentType;
}

const sections: Section[] = [
  {
    path: 'channels',
    name: msg`Channels`,
    Icon: IconPlug,
    Screen: lazy(() => import('#web/channels/channels.tsx').then((m) => ({ default: m.Channels }))),
  },
  {
    path: 'import',
    name: msg`Import`,
    Icon: IconUpload,
    Screen: lazy(() => import('#web/channels/import.tsx').then((m) => ({ default: m.Import }))),
  },
  {
    path: 'members',
    name: msg`Members`,
    Icon: IconUsersGroup,
    Screen: lazy(() => import('./members.tsx').then((m) => ({ default: m.Members }))),
  },
  {
    path: 'hours',
    name: msg`Opening hours`,
    Icon: IconClockHour4,
    Screen: lazy(() => import('./hours.tsx').then((m) => ({ default: m.HoursSection }))),
  },
  {
    path: 'workspace',
    name: msg`Workspace`,
    Icon: IconBuildingStore,
    Screen: lazy(() => import('./workspace.tsx').then((m) => ({ default: m.WorkspaceSection }))),
  },
  {
    path: 'profile',
    name: msg`My profile`,
    Icon: IconUser,
    Screen: lazy(() => import('./profile.tsx').then((m) => ({ default: m.Profile }))),
  },
  {
    path: 'data',
    name: msg`Data`,
    Icon: IconDatabase,
    Screen: lazy(() => import('./data.tsx').then((m) => ({ default: m.DataSection }))),
  },
  {
    path: 'audit',
    name: msg`Register`,
    Icon: IconHistory,
    Screen: lazy(() => import('./audit.tsx').then((m) => ({ default: m.Audit }))),
  },
];

/** Everything that is set once: beside its list on a desk, behind it on a phone. */
export function Settings() {
  const { t, i18n } = useLingui();
  const { section } = useParams({ from: '/$slug/settings/{-$section}' });
  const chosen = sections.find(({ path }) => path === section) ?? sections[0];
  if (!chosen) return null;
  const { Screen } = chosen;
  return (
    <div className={classes.settings} data-chosen={section ? true : undefined}>
      <title>{`${section ? i18n._(chosen.name) : t`Settings`} · Patto`}</title>
      <h1 className="p-hidden">{t`Settings`}</h1>
      <SectionList current={chosen.path} />
      <div className={classes.section}>
        <BackToList />
        <Suspense fallback={<BlockShape lines={5} />} key={chosen.path}>
          <Screen />
        </Suspense>
      </div>
    </div>
  );
}

function SectionList({ current }: { current: string }) {
  const { t, i18n } = useLingui();
  const { slug } = useSeat().workspace;
  return (
    <nav className={classes.list} aria-label={t`Settings`}>
      <p className={classes.title}>{t`Settings`}</p>
      {sections.map(({ path, name, Icon }) => (
        <Link
          key={path}
          to="/$slug/settings/{-$section}"
          params={{ slug, section: path }}
          className={classes.link}
          aria-current={path === current ? 'page' : undefined}
        >
          <Icon size={18} stroke={1.7} aria-hidden="true" />
          {i18n._(name)}
          <IconChevronRight size={16} stroke={1.7} aria-hidden="true" className={classes.into} />
        </Link>
      ))}
    </nav>
  );
}

function BackToList() {
  const { t } = useLingui();
  const { slug } = useSeat().workspace;
  const params = { slug, section: undefined };
  return (
    <Link to="/$slug/settings/{-$section}" params={params} className={classes.back}>
      <IconArrowLeft size={16} stroke={1.7} aria-hidden="true" />
      {t`All settings`}
    </Link>
  );
}
