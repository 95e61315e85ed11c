import { useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import type { AuthError } from '#web/app/auth-words.ts';
import { signUp } from '#web/app/door.ts';
import { startAfresh } from '#web/app/entrance.ts';
import { filled, mailAddress, newPassword } from '#web/ui/fields.ts';
import classes from './door.module.css';
import { Trouble } from './trouble.tsx';

interface AccountFormProps {
  action: ReactNode;
  mailHint?: string;
  done: () => unknown;
}

/** A new key: name, mail, password. */
export function AccountForm({ action, mailHint, done }: AccountFormProps) {
  const { t } = useLingui();
  const [trouble, setTrouble] = useState<AuthError | null>(null);
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validate: { name: filled, email: mailAddress, password: newPassword },
  });
  const send = form.onSubmit(async (values) => {
    setTrouble(null);
    const { error } = await signUp(values);
    if (error) return setTrouble(error);
    startAfresh();
    await done();
  });
  return (
    <form className={classes.form} onSubmit={send} noValidate>
      <Trouble error={trouble} />
      <TextInput
        label={t`Your name`}
        description={t`This is how people will know you when you answer.`}
        autoComplete="name"
        autoFocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t`Mail`}
        description={mailHint}
        type="email"
        autoComplete="email"
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label={t`Password`}
        description={t`At least 10 characters. A short sentence works well.`}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      <Button type="submit" loading={form.submitting}>
        {action}
      </Button>
    </form>
  );
}
