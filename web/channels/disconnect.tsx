import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import { Sure } from '#web/ui/sure.tsx';
import type { Channel } from './health.tsx';

interface DisconnectProps {
  channel: Channel;
  onClose: () => void;
}

/** Nothing comes in or leaves any more; what was said stays. */
export function Disconnect({ channel: { id, name }, onClose }: DisconnectProps) {
  const { t } = useLingui();
  const disconnect = useMutation(api.channels.disconnect.mutationOptions({ onSuccess: onClose }));
  return (
    <Sure
      title={t`Disconnect ${name}?`}
      action={<Trans>Disconnect</Trans>}
      pending={disconnect.isPending}
      confirm={() => disconnect.mutate({ id })}
      onClose={onClose}
    >
      <p>
        <Trans>
          No new message comes in and no answer leaves. What was said stays, and you can reconnect
          it later.
        </Trans>
      </p>
    </Sure>
  );
}
