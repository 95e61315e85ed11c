import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import { languages } from '#web/team/world.ts';
import { filled } from '#web/ui/fields.ts';
import type { Person } from './queries.ts';

interface EditPersonProps {
  person: Person;
  onClose: () => void;
}

/** Puts right what we know of a person. What is left empty is not known. */
export function EditPerson({ person, onClose }: EditPersonProps) {
  const { t, i18n } = useLingui();
  const update = useMutation(api.people.update.mutationOptions({ onSuccess: onClose }));
  const { id, name, language, place, about } = person;
  const form = useForm({
    initialValues: { name, language, place: place ?? '', about: about ?? '' },
    validate: { name: filled },
  });
  const send = form.onSubmit((values) =>
    update.mutate({
      id,
      name: values.name,
      language: values.language,
      place: values.place.trim() || null,
      about: values.about.trim() || null,
    }),
  );
  return (
    <Modal opened onClose={onClose} title={t`Correct ${name}`}>
      <form className="p-stack" onSubmit={send} noValidate>
        <TextInput label={t`Name`} data-autofocus {...form.getInputProps('name')} />
        <TextInput label={t`Place`} {...form.getInputProps('place')} />
        <Select
          label={t`Language`}
          data={languages(i18n.locale)}
          searchable
          clearable
          {...form.getInputProps('language')}
        />
        <Textarea
          label={t`Good to know`}
          description={t`Only what you would tell them yourself.`}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('about')}
        />
        <div>
          <Button type="submit" loading={update.isPending}>
            <Trans>Keep</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
