import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import { useWorkspace } from '#web/app/workspace.tsx';
import { filled } from '#web/ui/fields.ts';
import type { Channel } from './health.tsx';

interface WebsiteFormProps {
  channel?: Channel;
  done: (channel: Channel) => void;
}

/** The firm's own site: its address, and the words that greet there. */
export function WebsiteForm({ channel, done }: WebsiteFormProps) {
  const { t } = useLingui();
  const firm = useWorkspace()?.name ?? '';
  const connect = useMutation(api.channels.connect.mutationOptions({ onSuccess: done }));
  const update = useMutation(api.channels.update.mutationOptions({ onSuccess: done }));
  const form = useForm({
    initialValues: {
      name: channel?.name ?? firm,
      site: textOf(channel?.settings.site),
      greeting: textOf(channel?.settings.greeting),
    },
    validate: { name: filled, site: filled },
  });
  const send = form.onSubmit(({ name, site, greeting }) => {
    const settings = { site: site.trim(), greeting: greeting.trim() };
    if (channel) update.mutate({ id: channel.id, name, settings });
    else connect.mutate({ network: 'website', name, settings });
  });
  return (
    <form className="p-stack" onSubmit={send} noValidate>
      <TextInput
        label={t`Address of your site`}
        description={t`Comments are taken only from there.`}
        placeholder="www.osteria.example"
        inputMode="url"
        data-autofocus
        {...form.getInputProps('site')}
      />
      <TextInput label={t`Name of the channel`} {...form.getInputProps('name')} />
      <Textarea
        label={t`Greeting above the chat`}
        description={t`Leave it empty to use ours.`}
        autosize
        minRows={2}
        maxLength={300}
        {...form.getInputProps('greeting')}
      />
      <div>
        <Button type="submit" loading={connect.isPending || update.isPending}>
          {channel ? <Trans>Keep</Trans> : <Trans>Connect</Trans>}
        </Button>
      </div>
    </form>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
