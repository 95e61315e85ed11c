import { Trans, useLingui } from '@lingui/react/macro';
import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconLogout, IconPlus, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from './client.ts';
import { chooseLanguage } from './language.ts';
import { AccountButton, WorkspaceButton } from './lazy-menus.tsx';
import { chooseDensity, useDensity } from './preferences.ts';
import { useSeat } from './workspace.tsx';

const icon = { size: 16, stroke: 1.7 };

/** My own corner: profile, look, language, the way out. */
export function AccountMenu() {
  const { workspace } = useSeat();
  const params = { slug: workspace.slug, section: 'profile' };
  return (
    <Menu defaultOpened position="bottom-end" width={240}>
      <Menu.Target>
        <AccountButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUser {...icon} />}
          renderRoot={(props) => (
            <Link to="/$slug/settings/{-$section}" params={params} {...props} />
          )}
        >
          <Trans>My profile</Trans>
        </Menu.Item>
        <LookItems />
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout {...icon} />} onClick={leave}>
          <Trans>Sign out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function LookItems() {
  const { t } = useLingui();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const density = useDensity();
  const looks: [MantineColorScheme, string][] = [
    ['light', t`Light`],
    ['dark', t`Dark`],
    ['auto', t`As the device`],
  ];
  return (
    <>
      <Menu.Label>
        <Trans>Look</Trans>
      </Menu.Label>
      {looks.map(([value, name]) => (
        <Choice on={colorScheme === value} choose={() => setColorScheme(value)} key={value}>
          {name}
        </Choice>
      ))}
      <Choice
        on={density === 'dense'}
        choose={() => chooseDensity(density === 'dense' ? 'calm' : 'dense')}
      >
        <Trans>Closer rows</Trans>
      </Choice>
    </>
  );
}

function LanguageItems() {
  const { i18n } = useLingui();
  return (
    <>
      <Menu.Label>
        <Trans>Language</Trans>
      </Menu.Label>
      <Choice on={i18n.locale === 'it'} choose={() => chooseLanguage('it')}>
        <span lang="it">Italiano</span>
      </Choice>
      <Choice on={i18n.locale === 'en'} choose={() => chooseLanguage('en')}>
        <span lang="en">English</span>
      </Choice>
    </>
  );
}

/** The other workspaces I sit in. */
export function WorkspaceMenu() {
  const { data } = useQuery(api.me.get.queryOptions({ staleTime: 60_000 }));
  const here = useSeat().workspace.id;
  const navigate = useNavigate();
  return (
    <Menu defaultOpened position="bottom-start" width={260}>
      <Menu.Target>
        <WorkspaceButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Trans>Workspaces</Trans>
        </Menu.Label>
        {data?.seats.map(({ workspace }) => (
          <Choice
            key={workspace.id}
            on={workspace.id === here}
            choose={() => navigate({ to: '/$slug/today', params: { slug: workspace.slug } })}
          >
            {workspace.name}
          </Choice>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconPlus {...icon} />}
          renderRoot={(props) => <Link to="/setup" {...props} />}
        >
          <Trans>Open another workspace</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChoiceProps {
  on: boolean;
  choose: () => unknown;
  children: ReactNode;
}

function Choice({ on, choose, children }: ChoiceProps) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={on}
      onClick={() => choose()}
      rightSection={on ? <IconCheck {...icon} /> : undefined}
    >
      {children}
    </Menu.Item>
  );
}

/** Leaves for good: the page is loaded anew, so that nothing read stays in memory. */
async function leave(): Promise<void> {
  const { signOut } = await import('./auth.ts');
  await signOut();
  location.assign('/sign-in');
}
