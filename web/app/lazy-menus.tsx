import { useLingui } from '@lingui/react/macro';
import { type ComponentPropsWithRef, lazy, Suspense, useState } from 'react';
import { Face } from '#web/ui/face.tsx';
import classes from './shell.module.css';
import { useMe, useSeat } from './workspace.tsx';

const AccountMenu = lazy(() => import('./menus.tsx').then((m) => ({ default: m.AccountMenu })));
const WorkspaceMenu = lazy(() => import('./menus.tsx').then((m) => ({ default: m.WorkspaceMenu })));

type ButtonProps = ComponentPropsWithRef<'button'>;

/** The menus are not on the first screen's bill: their code comes with the first press. */
export function LazyAccountMenu() {
  const [asked, setAsked] = useState(false);
  if (!asked) return <AccountButton onClick={() => setAsked(true)} />;
  return (
    <Suspense fallback={<AccountButton />}>
      <AccountMenu />
    </Suspense>
  );
}

export function LazyWorkspaceMenu() {
  const [asked, setAsked] = useState(false);
  if (!asked) return <WorkspaceButton onClick={() => setAsked(true)} />;
  return (
    <Suspense fallback={<WorkspaceButton />}>
      <WorkspaceMenu />
    </Suspense>
  );
}

export function AccountButton(props: ButtonProps) {
  const { t } = useLingui();
  const { name } = useSeat();
  return (
    <button
      type="button"
      className={classes.round}
      aria-label={t`${name}: account`}
      aria-haspopup="menu"
      {...props}
    >
      <Face name={name} src={useMe()?.face ?? null} size="small" />
    </button>
  );
}

export function WorkspaceButton(props: ButtonProps) {
  const { workspace } = useSeat();
  return (
    <button type="button" className={classes.brand} aria-haspopup="menu" {...props}>
      <b>Patto</b>
      <span>{workspace.name}</span>
    </button>
  );
}
