import { Trans, useLingui } from '@lingui/react/macro';
import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import { useKeeper, useWorkspace, type Workspace } from '#web/app/workspace.tsx';
import { Card, CardBody } from '#web/ui/card.tsx';
import { filled } from '#web/ui/fields.ts';
import { BlockShape } from '#web/ui/states.tsx';
import { say } from '#web/ui/toast.ts';
import { SectionHead } from './section-head.tsx';
import { countries, languages, zones } from './world.ts';

/** The firm: its name, where it is, which languages it answers in. */
export function WorkspaceSection() {
  const { t } = useLingui();
  const workspace = useWorkspace();
  return (
    <>
      <SectionHead
        title={t`Workspace`}
        lead={t`The firm as your colleagues and the public see it.`}
      />
      {workspace ? <WorkspaceForm workspace={workspace} key={workspace.id} /> : <BlockShape />}
    </>
  );
}

function WorkspaceForm({ workspace }: { workspace: Workspace }) {
  const { t, i18n } = useLingui();
  const keeper = useKeeper();
  const update = useMutation(
    api.workspaces.update.mutationOptions({
      onSuccess: () => say({ text: t`Kept.`, tone: 'kept' }),
    }),
  );
  const { name, country, timeZone, language } = workspace;
  const form = useForm({
    initialValues: { name, country, timeZone, language, languages: workspace.languages },
    validate: { name: filled },
  });
  return (
    <Card>
      <CardBody>
        <form onSubmit={form.onSubmit((values) => update.mutate(values))} noValidate>
          <fieldset className="p-fieldset" disabled={!keeper}>
            <TextInput label={t`Name of the firm`} {...form.getInputProps('name')} />
            <Select
              label={t`Country`}
              description={t`Public holidays are those of the country.`}
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
              label={t`Language of the house`}
              data={languages(i18n.locale)}
              searchable
              {...form.getInputProps('language')}
            />
            <MultiSelect
              label={t`Languages people write in`}
              data={languages(i18n.locale)}
              searchable
              {...form.getInputProps('languages')}
            />
            {keeper && (
              <div>
                <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
                  <Trans>Keep</Trans>
                </Button>
              </div>
            )}
          </fieldset>
        </form>
      </CardBody>
    </Card>
  );
}
