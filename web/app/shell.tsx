import { Trans } from '@lingui/react/macro';
import { Outlet, useRouteContext } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { speakAs } from './entrance.ts';
import { useHotkey } from './keys.ts';
import { LineNote } from './line-note.tsx';
import { useLive } from './live.ts';
import { SideNav, TabBar } from './nav.tsx';
import classes from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { useMe, WorkspaceProvider } from './workspace.tsx';

const CommandBar = lazy(() => import('./command-bar.tsx').then((m) => ({ default: m.CommandBar })));
const KeyHelp = lazy(() => import('./key-help.tsx').then((m) => ({ default: m.KeyHelp })));

/** Everything around a screen of a workspace; it stays while screens change. */
export function Shell() {
  const { seat } = useRouteContext({ from: '/$slug' });
  return (
    <WorkspaceProvider seat={seat} key={seat.workspace.id}>
      <Frame workspaceId={seat.workspace.id} />
    </WorkspaceProvider>
  );
}

function Frame({ workspaceId }: { workspaceId: string }) {
  useLive(workspaceId);
  useMyLanguage();
  const [searching, search] = useAsked('mod+k');
  const [helping, help] = useAsked('?');
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        <Trans>Skip to the content</Trans>
      </a>
      <SideNav />
      <div className={classes.side}>
        <TopBar onSearch={search.open} />
        <main id="main" tabIndex={-1} className={classes.main}>
          <Outlet />
        </main>
      </div>
      <TabBar />
      <LineNote />
      <Suspense>
        {searching && <CommandBar onClose={search.close} onHelp={help.open} />}
        {helping && <KeyHelp onClose={help.close} />}
      </Suspense>
    </div>
  );
}

/** Something that opens on a key and closes by itself; its code loads when first asked for. */
function useAsked(key: string) {
  const [open, setOpen] = useState(false);
  const turn = { open: () => setOpen(true), close: () => setOpen(false) };
  useHotkey(key, turn.open);
  return [open, turn] as const;
}

function useMyLanguage(): void {
  const me = useMe();
  useEffect(() => {
    void speakAs(me);
  }, [me]);
}
