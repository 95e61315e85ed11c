import { Trans, useLingui } from '@lingui/react/macro';
import { Modal, UnstyledButton } from '@mantine/core';
import { type Icon, IconBrandBluesky, IconUpload, IconWorld } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSeat } from '#web/app/workspace.tsx';
import { BlueskyForm } from './bluesky-form.tsx';
import classes from './channels.module.css';
import type { Channel } from './health.tsx';
import { WebsiteForm } from './website-form.tsx';
import { WebsiteTag } from './website-tag.tsx';

/** Chooses a network, then asks only what that network needs. */
export function Connect({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [network, setNetwork] = useState<'website' | 'bluesky'>();
  const [connected, setConnected] = useState<Channel>();
  const done = (channel: Channel) =>
    channel.network === 'website' ? setConnected(channel) : onClose();
  return (
    <Modal opened onClose={onClose} title={t`Connect a channel`} size="lg">
      {!network && <Choice choose={setNetwork} />}
      {network === 'website' && !connected && <WebsiteForm done={done} />}
      {network === 'bluesky' && <BlueskyForm done={done} />}
      {connected && (
        <div className="p-stack">
          <p>
            <Trans>
              One line is left: put it in your site, and people can write to you from there.
            </Trans>
          </p>
          <WebsiteTag channel={connected} />
        </div>
      )}
    </Modal>
  );
}

function Choice({ choose }: { choose: (network: 'website' | 'bluesky') => void }) {
  const { t } = useLingui();
  const { slug } = useSeat().workspace;
  const navigate = useNavigate();
  const toImport = () =>
    navigate({ to: '/$slug/settings/{-$section}', params: { slug, section: 'import' } });
  return (
    <div className={classes.choices}>
      <Option
        Icon={IconWorld}
        name={t`Your site`}
        about={t`Comments under your pages and a private chat, with one line of code.`}
        choose={() => choose('website')}
      />
      <Option
        Icon={IconBrandBluesky}
        name="Bluesky"
        about={t`Mentions and answers to your posts; your answers leave from here.`}
        choose={() => choose('bluesky')}
      />
      <Option
        Icon={IconUpload}
        name={t`A file`}
        about={t`What was said elsewhere, as CSV or JSON Lines.`}
        choose={toImport}
      />
    </div>
  );
}

interface OptionProps {
  Icon: Icon;
  name: string;
  about: string;
  choose: () => unknown;
}

function Option({ Icon, name, about, choose }: OptionProps) {
  return (
    <UnstyledButton className={classes.option} onClick={() => void choose()}>
      <Icon size={24} stroke={1.6} aria-hidden="true" />
      <span>
        <b>{name}</b>
        <span className="p-soft">{about}</span>
      </span>
    </UnstyledButton>
  );
}
