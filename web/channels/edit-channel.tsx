import { useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { BlueskyForm } from './bluesky-form.tsx';
import type { Channel } from './health.tsx';
import { WebsiteForm } from './website-form.tsx';

interface EditChannelProps {
  channel: Channel;
  onClose: () => void;
}

/** The same questions as when it was connected, with the answers given then. */
export function EditChannel({ channel, onClose }: EditChannelProps) {
  const { t } = useLingui();
  const { name, network } = channel;
  return (
    <Modal opened onClose={onClose} title={t`Change ${name}`} size="lg">
      {network === 'bluesky' ? (
        <BlueskyForm channel={channel} done={onClose} />
      ) : (
        <WebsiteForm channel={channel} done={onClose} />
      )}
    </Modal>
  );
}
