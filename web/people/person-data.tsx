import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/app/client.ts';
import { useKeeper, useSeat } from '#web/app/workspace.tsx';
import { Card, CardBody } from '#web/ui/card.tsx';
import { download } from '#web/ui/download.ts';
import { Sure } from '#web/ui/sure.tsx';
import { say } from '#web/ui/toast.ts';
import type { Person } from './queries.ts';

/** A person's rights: to have what we hold, and to be erased. */
export function PersonData({ person }: { person: Person }) {
  const { t } = useLingui();
  const keeper = useKeeper();
  const [erasing, setErasing] = useState(false);
  const { id, name } = person;
  const take = useMutation({
    mutationFn: () => api.people.export.call({ id }),
    onSuccess: (all) => download(`${name}.json`, JSON.stringify(all, null, 2)),
  });
  return (
    <Card title={t`Their data`}>
      <CardBody>
        <p className="p-soft">
          <Trans>They may ask for all we hold of them, or to be erased.</Trans>
        </p>
        <div className="p-line">
          <Button
            variant="default"
            size="xs"
            loading={take.isPending}
            onClick={() => take.mutate()}
          >
            <Trans>Download all</Trans>
          </Button>
          {keeper && (
            <Button variant="subtle" color="brick" size="xs" onClick={() => setErasing(true)}>
              <Trans>Erase</Trans>
            </Button>
          )}
        </div>
        {erasing && <Erase person={person} onClose={() => setErasing(false)} />}
      </CardBody>
    </Card>
  );
}

interface EraseProps {
  person: Person;
  onClose: () => void;
}

/** There is no way back, so the name is written by hand, with the reason for the register. */
function Erase({ person: { id, name }, onClose }: EraseProps) {
  const { t } = useLingui();
  const { slug } = useSeat().workspace;
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const erase = useMutation(
    api.people.erase.mutationOptions({
      onSuccess: () => {
        say({ text: t`${name} was erased.` });
        return navigate({ to: '/$slug/people', params: { slug } });
      },
    }),
  );
  return (
    <Sure
      title={t`Erase ${name}?`}
      action={<Trans>Erase for good</Trans>}
      pending={erase.isPending}
      blocked={typed.trim() !== name}
      confirm={() => erase.mutate({ id, reason: reason.trim() })}
      onClose={onClose}
    >
      <p>
        <Trans>
          Their name, their addresses and what they wrote are erased here. Only the fact of the
          erasure stays in the register. There is no way back.
        </Trans>
      </p>
      <TextInput
        label={t`Write “${name}” to confirm`}
        value={typed}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Textarea
        label={t`Why`}
        placeholder={t`They asked by mail`}
        value={reason}
        maxLength={400}
        autosize
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Sure>
  );
}
