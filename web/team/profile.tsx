import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import { type AppLanguage, chooseLanguage } from '#web/app/language.ts';
import { type Member, useMe } from '#web/app/workspace.tsx';
import { Card, CardBody } from '#web/ui/card.tsx';
import { filled } from '#web/ui/fields.ts';
import { BlockShape } from '#web/ui/states.tsx';
import { say } from '#web/ui/toast.ts';
import { ApiKeys } from './api-keys.tsx';
import { FaceUpload } from './face-upload.tsx';
import { Passkeys } from './passkeys.tsx';
import { PasswordCard } from './password-card.tsx';
import { SectionHead } from './section-head.tsx';
import { TwoFactorCard } from './two-factor-card.tsx';

/** How people see me when I answer, and how I get in. */
export function Profile() {
  const { t } = useLingui();
  const me = useMe();
  return (
    <>
      <SectionHead title={t`My profile`} lead={t`So people know who answers them.`} />
      {me ? <About member={me} key={me.id} /> : <BlockShape lines={5} />}
      <PasswordCard />
      <Passkeys />
      <TwoFactorCard />
      <ApiKeys />
    </>
  );
}

function About({ member }: { member: Member }) {
  const { t } = useLingui();
  const update = useMutation(
    api.members.update.mutationOptions({ onSuccess: () => say({ text: t`Kept.`, tone: 'kept' }) }),
  );
  const { id, name, title, signature, language } = member;
  const form = useForm({
    initialValues: { name, title: title ?? '', signature, language },
    validate: { name: filled },
  });
  const send = form.onSubmit((values) => {
    update.mutate({ id, ...values, title: values.title.trim() || null });
    form.resetDirty();
    if (values.language !== language) void chooseLanguage(values.language as AppLanguage);
  });
  return (
    <Card>
      <CardBody>
        <FaceUpload member={member} />
        <form className="p-stack" onSubmit={send} noValidate>
          <TextInput label={t`Name`} {...form.getInputProps('name')} />
          <TextInput
            label={t`What I do`}
            placeholder={t`Cook`}
            maxLength={80}
            {...form.getInputProps('title')}
          />
          <Textarea
            label={t`Signature`}
            description={t`It closes your answers where the network does not show your name.`}
            autosize
            maxLength={200}
            {...form.getInputProps('signature')}
          />
          <Select
            label={t`Language`}
            data={[
              { value: 'it', label: 'Italiano' },
              { value: 'en', label: 'English' },
            ]}
            {...form.getInputProps('language')}
          />
          <div>
            <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
              <Trans>Keep</Trans>
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
