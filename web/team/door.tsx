import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ReactNode, useSyncExternalStore } from 'react';
import { type AppLanguage, chooseLanguage } from '#web/app/language.ts';
import classes from './door.module.css';

interface DoorProps {
  title: string;
  lead?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** The screens before a workspace: quiet, one thing to do. */
export function Door({ title, lead, wide = false, children }: DoorProps) {
  return (
    <div className={classes.door}>
      <title>{`${title} · Patto`}</title>
      <header className={classes.brand}>Patto</header>
      <main className={wide ? classes.wide : classes.narrow}>
        <h1>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
        {children}
      </main>
      <Languages />
    </div>
  );
}

function Languages() {
  const { i18n } = useLingui();
  const offline = useSyncExternalStore(onLine, () => !navigator.onLine);
  const other: AppLanguage = i18n.locale === 'it' ? 'en' : 'it';
  return (
    <footer className={classes.foot}>
      <Button variant="subtle" size="xs" lang={other} onClick={() => chooseLanguage(other)}>
        {other === 'it' ? 'Italiano' : 'English'}
      </Button>
      {offline && (
        <p role="status">
          <Trans>There is no connection at the moment.</Trans>
        </p>
      )}
    </footer>
  );
}

function onLine(tell: () => void): () => void {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}
