import { useLingui } from '@lingui/react/macro';
import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Face } from '#web/ui/face.tsx';
import { type MenuEntry, PressMenu } from '#web/ui/press-menu.tsx';
import { signOut } from './door.ts';
import { chooseLanguage } from './language.ts';
import { chooseDensity, useDensity } from './preferences.ts';
import classes from './shell.module.css';
import { useMe, useSeat } from './workspace.tsx';

const icon = { size: 16, stroke: 1.7 };

/** My own corner: profile, look, language, the way out. */
export function AccountMenu() {
  const { t } = useLingui();
  const { name, workspace } = useSeat();
  const face = useMe()?.face ?? null;
  const navigate = useNavigate();
  const params = { slug: workspace.slug, section: 'profile' };
  const look = useLookEntries();
  const languages = useLanguageEntries();
  const entries = (): MenuEntry[] => [
    {
      key: 'profile',
      name: t`My profile`,
      icon: <IconUser {...icon} />,
      choose: () => navigate({ to: '/$slug/settings/{-$section}', params }),
    },
    ...look,
    ...languages,
    { heading: name },
    { key: 'leave', name: t`Sign out`, icon: <IconLogout {...icon} />, choose: leave },
  ];
  const button = (
    <button type="button" className={classes.round} aria-label={t`${name}: account`}>
      <Face name={name} src={face} size="small" />
    </button>
  );
  return <PressMenu target={button} entries={entries} position="bottom-end" />;
}

function useLookEntries(): MenuEntry[] {
  const { t } = useLingui();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const density = useDensity();
  const look = (key: MantineColorScheme, name: string): MenuEntry => ({
    key,
    name,
    on: colorScheme === key,
    choose: () => setColorScheme(key),
  });
  return [
    { heading: t`Look` },
    look('light', t`Light`),
    look('dark', t`Dark`),
    look('auto', t`As the device`),
    {
      key: 'dense',
      name: t`Closer rows`,
      on: density === 'dense',
      choose: () => chooseDensity(density === 'dense' ? 'calm' : 'dense'),
    },
  ];
}

function useLanguageEntries(): MenuEntry[] {
  const { t, i18n } = useLingui();
  const { locale } = i18n;
  return [
    { heading: t`Language` },
    { key: 'it', name: 'Italiano', on: locale === 'it', choose: () => chooseLanguage('it') },
    { key: 'en', name: 'English', on: locale === 'en', choose: () => chooseLanguage('en') },
  ];
}

/** Leaves for good: the page is loaded anew, so that nothing read stays in memory. */
async function leave(): Promise<void> {
  await signOut();
  location.assign('/sign-in');
}
