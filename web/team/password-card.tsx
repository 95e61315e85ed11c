import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Card, CardBody } from '#web/ui/card.tsx';
import { filled, newPassword } from '#web/ui/fields.ts';
import { say } from '#web/ui/toast.ts';
import classes from './team.module.css';
import { useAuthAct } from './use-auth.ts';

interface Change {
  currentPassword: string;
  newPassword: string;
}

/** A new password; all other devices are signed out with it. */
export function PasswordCard() {
  const { t } = useLingui();
  const form = useForm<Change>({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: { currentPassword: filled, newPassword },
  });
  const change = useAuthAct({
    act: (auth, input: Change) => auth.changePassword({ ...input, revokeOtherSessions: true }),
    done: () => {
      form.reset();
      say({ text: t`The password is changed. Other devices are signed out.`, tone: 'kept' });
    },
  });
  return (
    <Card title={t`Password`}>
      <CardBody>
        <form
          className={`p-stack ${classes.narrow}`}
          onSubmit={form.onSubmit((values) => change.mutate(values))}
          noValidate
        >
          <PasswordInput
            label={t`Password until now`}
            autoComplete="current-password"
            {...form.getInputProps('currentPassword')}
          />
          <PasswordInput
            label={t`New password`}
            autoComplete="new-password"
            {...form.getInputProps('newPassword')}
          />
          <div>
            <Button variant="default" type="submit" loading={change.isPending}>
              <Trans>Change the password</Trans>
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
