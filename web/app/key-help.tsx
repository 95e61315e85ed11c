import { useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { Fragment } from 'react';
import classes from './command-bar.module.css';

/** Every key and what it does. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const keys = [
    ['Ctrl K', t`search everything, go anywhere`],
    ['j', t`next conversation`],
    ['k', t`previous conversation`],
    ['r', t`write an answer`],
    ['Ctrl Enter', t`send it`],
    ['a', t`give the conversation to someone`],
    ['e', t`close it, or open it again`],
    ['/', t`search in all messages`],
    ['Esc', t`leave the field, then the conversation`],
    ['?', t`this page`],
  ];
  return (
    <Modal opened onClose={onClose} title={t`Keyboard`}>
      <dl className={classes.keys}>
        {keys.map(([key, does]) => (
          <Fragment key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  );
}
