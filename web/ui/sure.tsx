import { Trans } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';

interface SureProps {
  title: string;
  action: ReactNode;
  pending?: boolean;
  blocked?: boolean;
  confirm: () => unknown;
  onClose: () => void;
  children: ReactNode;
}

/** Asks before what has no undo, and says what will happen. */
export function Sure({ title, action, pending, blocked, confirm, onClose, children }: SureProps) {
  return (
    <Modal opened onClose={onClose} title={title}>
      <div className="p-stack">
        {children}
        <div className="p-line">
          <Button
            color="brick"
            loading={pending ?? false}
            disabled={blocked ?? false}
            onClick={() => void confirm()}
          >
            {action}
          </Button>
          <Button variant="default" onClick={onClose}>
            <Trans>Leave it</Trans>
          </Button>
        </div>
      </div>
    </Modal>
  );
}
