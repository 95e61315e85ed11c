import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/app/client.ts';
import { useMay } from '#web/app/workspace.tsx';
import { SectionHead } from '#web/team/section-head.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { ChannelCard } from './channel-card.tsx';
import { Connect } from './connect.tsx';
import { DeadLetters } from './dead-letters.tsx';

/** Where people talk to the firm: each channel with its health, and a new one. */
export function Channels() {
  const { t } = useLingui();
  const may = useMay('manage_channel');
  const channels = useQuery(api.channels.list.queryOptions());
  const [connecting, setConnecting] = useState(false);
  const connect = (
    <Button
      leftSection={<IconPlus size={16} stroke={1.7} />}
      onClick={() => setConnecting(true)}
      disabled={!may}
    >
      <Trans>Connect a channel</Trans>
    </Button>
  );
  return (
    <>
      <SectionHead title={t`Channels`} lead={t`Where people already talk to you.`}>
        {channels.data?.length ? connect : null}
      </SectionHead>
      <Loaded query={channels}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={t`No channel yet`}>
              <p>
                <Trans>
                  Connect your site or Bluesky: in a few minutes you see a first real message here.
                </Trans>
              </p>
              {connect}
            </Empty>
          ) : (
            list.map((channel) => <ChannelCard channel={channel} key={channel.id} />)
          )
        }
      </Loaded>
      <DeadLetters channels={channels.data ?? []} />
      {connecting && <Connect onClose={() => setConnecting(false)} />}
    </>
  );
}
