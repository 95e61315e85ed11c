import '@mantine/notifications/styles.layer.css';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import type { Toast } from './toast.ts';
import classes from './toaster.module.css';

/** Where toasts appear. */
export function Toaster() {
  return <Notifications position="top-center" transitionDuration={120} limit={3} />;
}

/** Shows a toast; one with an undo stays long enough to reach for it. */
export function show({ text, tone = 'plain', undo }: Toast): void {
  const takeBack = () => {
    notifications.hide(id);
    undo?.();
  };
  const id = notifications.show({
    message: <Words text={text} {...(undo ? { takeBack } : {})} />,
    autoClose: undo || tone === 'broken' ? 8000 : 4000,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18n._(msg`Close`) },
    classNames: { root: `${classes.toast} ${classes[tone]}` },
  });
}

function Words({ text, takeBack }: { text: string; takeBack?: () => void }) {
  return (
    <span className={classes.words}>
      <span>{text}</span>
      {takeBack && (
        <Button size="compact-sm" variant="subtle" onClick={takeBack}>
          <Trans>Undo</Trans>
        </Button>
      )}
    </span>
  );
}
