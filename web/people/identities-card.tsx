import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/app/client.ts';
import { Card, CardBody } from '#web/ui/card.tsx';
import { mailAddress } from '#web/ui/fields.ts';
import { say } from '#web/ui/toast.ts';
import { Identities } from './identities.tsx';
import type { Person } from './queries.ts';

type Identity = Person['identities'][number];
type Kind = 'mail' | 'phone';

/** Where a person is known, and room for a mail or a phone they gave us. */
export function IdentitiesCard({ person }: { person: Person }) {
  const { t } = useLingui();
  const [adding, setAdding] = useState<Kind>();
  return (
    <Card title={t`Where to find them`}>
      <CardBody>
        <Identities
          identities={person.identities}
          action={(identity) => <Remove person={person} identity={identity} />}
        />
        {adding ? (
          <Add person={person} kind={adding} done={() => setAdding(undefined)} />
        ) : (
          <div className="p-line">
            <Button variant="default" size="xs" onClick={() => setAdding('mail')}>
              <Trans>Add a mail</Trans>
            </Button>
            <Button variant="default" size="xs" onClick={() => setAdding('phone')}>
              <Trans>Add a phone</Trans>
            </Button>
          </div>
        )}
      </CardBody>
    </Card>
  );
}

interface RemoveProps {
  person: Person;
  identity: Identity;
}

/** A mail or a phone can be taken away; a handle on a network is a fact. */
function Remove({ person: { id }, identity }: RemoveProps) {
  const { t } = useLingui();
  const { kind, handle } = identity;
  const add = useMutation(api.people.addIdentity.mutationOptions());
  const remove = useMutation(
    api.people.removeIdentity.mutationOptions({
      onSuccess: () => {
        if (kind === 'handle') return;
        say({ text: t`${handle} removed.`, undo: () => add.mutate({ id, kind, handle }) });
      },
    }),
  );
  if (kind === 'handle') return null;
  return (
    <ActionIcon
      className="p-push"
      variant="subtle"
      color="gray"
      size={28}
      aria-label={t`Remove ${handle}`}
      loading={remove.isPending}
      onClick={() => remove.mutate({ id, identityId: identity.id })}
    >
      <IconX size={15} stroke={1.8} />
    </ActionIcon>
  );
}

interface AddProps {
  person: Person;
  kind: Kind;
  done: () => void;
}

function Add({ person: { id }, kind, done }: AddProps) {
  const { t } = useLingui();
  const add = useMutation(api.people.addIdentity.mutationOptions({ onSuccess: done }));
  const short = (value: string) =>
    value.trim().length < 5 ? t`This is not a phone number.` : null;
  const form = useForm({
    initialValues: { handle: '' },
    validate: { handle: kind === 'mail' ? mailAddress : short },
  });
  const send = form.onSubmit(({ handle }) => add.mutate({ id, kind, handle: handle.trim() }));
  return (
    <form className="p-stack" onSubmit={send} noValidate>
      <TextInput
        label={kind === 'mail' ? t`Mail` : t`Phone`}
        type={kind === 'mail' ? 'email' : 'tel'}
        autoFocus
        {...form.getInputProps('handle')}
      />
      <div className="p-line">
        <Button type="submit" size="xs" loading={add.isPending}>
          <Trans>Add</Trans>
        </Button>
        <Button variant="subtle" color="gray" size="xs" onClick={done}>
          <Trans>Leave it</Trans>
        </Button>
      </div>
    </form>
  );
}
