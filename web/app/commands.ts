import { useLingui } from '@lingui/react/macro';
import { useMantineColorScheme } from '@mantine/core';
import {
  type Icon,
  IconHeartHandshake,
  IconHome,
  IconKeyboard,
  IconLanguage,
  IconMessage,
  IconMoon,
  IconPlug,
  IconUpload,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { chooseLanguage } from './language.ts';
import { useSeat } from './workspace.tsx';

export interface Command {
  name: string;
  Icon: Icon;
  run: () => unknown;
}

/** What can be said to the command bar, in the reader's words. */
export function useCommands(onHelp: () => void): Command[] {
  const { t, i18n } = useLingui();
  const { toggleColorScheme } = useMantineColorScheme();
  const go = useGo();
  const other = i18n.locale === 'it' ? 'en' : 'it';
  const otherName = other === 'it' ? 'Passa all’italiano' : 'Switch to English';
  return [
    { name: t`Today`, Icon: IconHome, run: () => go.to('today') },
    { name: t`Conversations`, Icon: IconMessage, run: () => go.to('conversations') },
    { name: t`People`, Icon: IconUsers, run: () => go.to('people') },
    { name: t`Pact`, Icon: IconHeartHandshake, run: () => go.to('pact') },
    { name: t`Channels`, Icon: IconPlug, run: () => go.to('settings/channels') },
    { name: t`Import a file`, Icon: IconUpload, run: () => go.to('settings/import') },
    { name: t`My profile`, Icon: IconUser, run: () => go.to('settings/profile') },
    { name: t`Keyboard`, Icon: IconKeyboard, run: onHelp },
    { name: t`Light or dark`, Icon: IconMoon, run: toggleColorScheme },
    { name: otherName, Icon: IconLanguage, run: () => chooseLanguage(other) },
  ];
}

function useGo() {
  const { slug } = useSeat().workspace;
  const navigate = useNavigate();
  return { to: (path: string) => navigate({ href: `/${slug}/${path}` }) };
}
