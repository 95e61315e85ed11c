import { Trans } from '@lingui/react/macro';
import { IconSearch } from '@tabler/icons-react';
import { AccountMenu } from './account-menu.tsx';
import classes from './shell.module.css';
import { WorkspaceMenu } from './workspace-menu.tsx';

/** Search and my own face, on every screen. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);
  return (
    <header className={classes.top}>
      <div className={classes.phoneBrand}>
        <WorkspaceMenu />
      </div>
      <button
        type="button"
        className={classes.search}
        aria-keyshortcuts="Control+K"
        onClick={onSearch}
      >
        <IconSearch size={18} stroke={1.7} aria-hidden="true" />
        <span>
          <Trans>Search people and messages</Trans>
        </span>
        <kbd>{apple ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      <div className={classes.right}>
        <AccountMenu />
      </div>
    </header>
  );
}
