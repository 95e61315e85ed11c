import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '#web/app/client.ts';
import { startAfresh } from '#web/app/entrance.ts';
import { filled } from '#web/ui/fields.ts';
import classes from './door.module.css';
import { countries, guessPlace, languages, zones } from './world.ts';

/** A workspace of one's own; country, zone and language are guessed from the browser. */
export function OwnWorkspace({ memberName }: { memberName: string }) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const create = useMutation(api.workspaces.create.mutationOptions());
  const form = useForm({
    initialValues: { name: '', memberName, ...guessPlace(navigator.language, i18n.locale) },
    validate: { name: filled, memberName: filled },
  });
  const send = form.onSubmit(async (values) => {
    const seat = await create.mutateAsync(values);
    startAfresh();
    await navigate({ to: '/$slug/today', params: { slug: seat.workspace.slug } });
  });
  return (
    <form className={classes.form} onSubmit={send} noValidate>
      <div className={classes.pair}>
        <TextInput
          label={t`Name of the firm`}
          placeholder={t`Trattoria da Anna`}
          {...form.getInputProps('name')}
        />
        <TextInput label={t`Your name there`} {...form.getInputProps('memberName')} />
      </div>
      <div className={classes.pair}>
        <Select
          label={t`Country`}
          data={countries(i18n.locale)}
          searchable
          {...form.getInputProps('country')}
        />
        <Select
          label={t`Time zone`}
          data={zones()}
          searchable
          {...form.getInputProps('timeZone')}
        />
        <Select
          label={t`Language`}
          data={languages(i18n.locale)}
          searchable
          {...form.getInputProps('language')}
        />
      </div>
      <div>
        <Button type="submit" loading={form.submitting}>
          <Trans>Open the workspace</Trans>
        </Button>
      </div>
    </form>
  );
}
