import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFingerprint } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { AuthError } from '#web/app/auth-words.ts';
import { signIn } from '#web/app/door.ts';
import { startAfresh } from '#web/app/entrance.ts';
import { filled, mailAddress } from '#web/ui/fields.ts';
import classes from './door.module.css';
import { Door } from './door.tsx';
import { Trouble } from './trouble.tsx';

const SecondFactor = lazy(() =>
  import('./second-factor.tsx').then((m) => ({ default: m.SecondFactor })),
);

/** The door of whoever has a key already: password, passkey, then the second factor if there is one. */
export function SignIn() {
  const { t } = useLingui();
  const [second, setSecond] = useState(false);
  const enter = useEnter();
  if (second)
    return (
      <Suspense>
        <SecondFactor done={enter} back={() => setSecond(false)} />
      </Suspense>
    );
  return (
    <Door title={t`Welcome back`}>
      <PasswordForm done={enter} askSecond={() => setSecond(true)} />
      <div className={classes.or}>
        <Trans>or</Trans>
      </div>
      <PasskeyButton done={enter} />
    </Door>
  );
}

/** Goes where the visitor was heading, only ever inside of Patto. */
function useEnter(): () => void {
  const { next } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  return () => {
    startAfresh();
    const inside = next?.startsWith('/') && !next.startsWith('//') ? next : '/';
    void navigate({ href: inside, replace: true });
  };
}

interface PasswordFormProps {
  done: () => void;
  askSecond: () => void;
}

function PasswordForm({ done, askSecond }: PasswordFormProps) {
  const { t } = useLingui();
  const [trouble, setTrouble] = useState<AuthError | null>(null);
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: { email: mailAddress, password: filled },
  });
  const send = form.onSubmit(async (values) => {
    setTrouble(null);
    const { error, second } = await signIn(values);
    if (error) return setTrouble(error);
    return second ? askSecond() : done();
  });
  return (
    <form className={classes.form} onSubmit={send} noValidate>
      <Trouble error={trouble} />
      <TextInput
        label={t`Mail`}
        type="email"
        autoComplete="username webauthn"
        autoFocus
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label={t`Password`}
        autoComplete="current-password"
        {...form.getInputProps('password')}
      />
      <Button type="submit" loading={form.submitting}>
        <Trans>Sign in</Trans>
      </Button>
    </form>
  );
}

function PasskeyButton({ done }: { done: () => void }) {
  const [trouble, setTrouble] = useState<AuthError | null>(null);
  const unlock = async () => {
    setTrouble(null);
    const { auth } = await import('#web/app/auth.ts');
    const { error } = await auth.signIn.passkey();
    if (error) setTrouble(error);
    else done();
  };
  return (
    <>
      <Trouble error={trouble} />
      <Button variant="default" leftSection={<IconFingerprint size={18} />} onClick={unlock}>
        <Trans>Sign in with a passkey</Trans>
      </Button>
    </>
  );
}
