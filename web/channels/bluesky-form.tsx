import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/app/client.ts';
import { filled } from '#web/ui/fields.ts';
import type { Channel } from './health.tsx';

interface BlueskyFormProps {
  channel?: Channel;
  done: (channel: Channel) => void;
}

const home = 'https://bsky.social';

/** A handle and an app password; another server only for who has one. */
export function BlueskyForm({ channel, done }: BlueskyFormProps) {
  const { t } = useLingui();
  const connect = useMutation(api.channels.connect.mutationOptions({ onSuccess: done }));
  const update = useMutation(api.channels.update.mutationOptions({ onSuccess: done }));
  const form = useForm({
    initialValues: {
      handle: channel?.account ?? '',
      password: '',
      service: typeof channel?.settings.service === 'string' ? channel.settings.service : home,
    },
    validate: { handle: filled, password: filled },
  });
  const send = form.onSubmit(({ handle, password, service }) => {
    const credentials = { handle: handle.trim(), password: password.trim() };
    const settings = { service: service.trim() || home };
    if (channel) update.mutate({ id: channel.id, credentials, settings });
    else connect.mutate({ network: 'bluesky', name: handle.trim(), credentials, settings });
  });
  return (
    <form className="p-stack" onSubmit={send} noValidate>
      <TextInput
        label={t`Your handle`}
        placeholder="osteria.bsky.social"
        autoCapitalize="none"
        spellCheck={false}
        data-autofocus
        {...form.getInputProps('handle')}
      />
      <PasswordInput
        label={t`App password`}
        description={<WhereToFindIt />}
        placeholder="xxxx-xxxx-xxxx-xxxx"
        autoComplete="off"
        {...form.getInputProps('password')}
      />
      <Service {...form.getInputProps('service')} />
      <div>
        <Button type="submit" loading={connect.isPending || update.isPending}>
          {channel ? <Trans>Reconnect</Trans> : <Trans>Connect</Trans>}
        </Button>
      </div>
    </form>
  );
}

function WhereToFindIt() {
  return (
    <Trans>
      Not your usual password: make one for Patto in{' '}
      <a
        className="p-link"
        href="https://bsky.app/settings/app-passwords"
        target="_blank"
        rel="noopener noreferrer"
      >
        Bluesky, Settings, App passwords
      </a>
      . You can take it back there at any time.
    </Trans>
  );
}

/** Most people are on Bluesky's own server and never see this. */
function Service(props: { value?: string }) {
  const { t } = useLingui();
  const [shown, setShown] = useState(props.value !== home);
  if (shown) return <TextInput label={t`Server of your account`} inputMode="url" {...props} />;
  return (
    <div>
      <Button variant="subtle" size="compact-sm" onClick={() => setShown(true)}>
        <Trans>My account is on another server</Trans>
      </Button>
    </div>
  );
}
