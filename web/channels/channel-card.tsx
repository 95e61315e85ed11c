import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '#web/app/workspace.tsx';
import { Ago } from '#web/ui/ago.tsx';
import { Card, CardBody } from '#web/ui/card.tsx';
import { webAddress } from '#web/ui/web-address.ts';
import { networkName } from '#web/ui/words.ts';
import classes from './channels.module.css';
import { Disconnect } from './disconnect.tsx';
import { EditChannel } from './edit-channel.tsx';
import { Backlog, type Channel, HealthTag } from './health.tsx';
import { problemSentence } from './problem-words.ts';
import { WebsiteTag } from './website-tag.tsx';

/** One channel: how it is, what it last did, and what can be done for it. */
export function ChannelCard({ channel }: { channel: Channel }) {
  const { i18n } = useLingui();
  const { name, network, account } = channel;
  const link = webAddress(channel.link);
  const title = (
    <>
      {name} <span className={classes.network}>{networkName(network, i18n)}</span>
    </>
  );
  return (
    <Card title={title} aside={<HealthTag health={channel.health} />}>
      <CardBody>
        {account && (
          <p>
            {link ? (
              <a className="p-link" href={link} target="_blank" rel="noopener noreferrer">
                {account}
              </a>
            ) : (
              account
            )}
          </p>
        )}
        <Vital channel={channel} />
        {network === 'website' && <WebsiteTag channel={channel} />}
        <Actions channel={channel} />
      </CardBody>
    </Card>
  );
}

function Vital({ channel: { health, network } }: { channel: Channel }) {
  const { i18n } = useLingui();
  const { problem, lastReceivedAt, lastSentAt, waiting, refusedSignatures } = health;
  return (
    <div className={classes.vital}>
      {problem && (
        <p className={classes.problem} title={problem} role="alert">
          {problemSentence(problem, i18n)}
        </p>
      )}
      <p className="p-meta">
        {lastReceivedAt ? (
          <Trans>
            last message <Ago at={lastReceivedAt} />
          </Trans>
        ) : (
          <Trans>no message yet</Trans>
        )}
        {lastSentAt && network !== 'import' && (
          <>
            {' · '}
            <Trans>
              last answer <Ago at={lastSentAt} />
            </Trans>
          </>
        )}
        {waiting > 0 && (
          <>
            {' · '}
            <Backlog health={health} />
          </>
        )}
        {refusedSignatures > 0 && (
          <>
            {' · '}
            <Trans>{refusedSignatures} refused because not from the network</Trans>
          </>
        )}
      </p>
    </div>
  );
}

function Actions({ channel }: { channel: Channel }) {
  const may = useMay('manage_channel');
  const [doing, setDoing] = useState<'edit' | 'disconnect' | null>(null);
  const { state } = channel.health;
  const ailing = state === 'reconnect' || state === 'disconnected';
  if (!may || channel.network === 'import') return null;
  return (
    <div className="p-line">
      <Button variant={ailing ? 'filled' : 'default'} size="xs" onClick={() => setDoing('edit')}>
        {ailing ? <Trans>Reconnect</Trans> : <Trans>Change</Trans>}
      </Button>
      {state !== 'disconnected' && (
        <Button variant="subtle" color="gray" size="xs" onClick={() => setDoing('disconnect')}>
          <Trans>Disconnect</Trans>
        </Button>
      )}
      {doing === 'edit' && <EditChannel channel={channel} onClose={() => setDoing(null)} />}
      {doing === 'disconnect' && <Disconnect channel={channel} onClose={() => setDoing(null)} />}
    </div>
  );
}
