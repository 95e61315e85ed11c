import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Ago } from '#web/ui/ago.tsx';
import { Card, CardBody, Row, RowText } from '#web/ui/card.tsx';
import { Copyable } from '#web/ui/copyable.tsx';
import classes from './team.module.css';
import { useAuthAct, useAuthQuery } from './use-auth.ts';

/** Keys for programs that act in my name. */
export function ApiKeys() {
  const { t } = useLingui();
  const [shown, setShown] = useState<string>();
  const { data } = useAuthQuery('keys', (auth) => auth.apiKey.list());
  const remove = useAuthAct({ act: (auth, keyId: string) => auth.apiKey.delete({ keyId }) });
  return (
    <Card title={t`API keys`}>
      <CardBody>
        <p className="p-soft">
          <Trans>
            For programs of yours. Whoever has a key acts in your name: see the{' '}
            <a className="p-link" href="/api/docs" target="_blank" rel="noopener">
              API
            </a>
            .
          </Trans>
        </p>
        <NewKey show={setShown} />
        {shown && (
          <>
            <p>
              <Trans>Copy it now: it is shown only once.</Trans>
            </p>
            <Copyable text={shown} label={t`The new key`} />
          </>
        )}
      </CardBody>
      <ul>
        {data?.apiKeys.map(({ id, name, start, createdAt }) => (
          <li key={id}>
            <Row>
              <RowText title={<b>{name ?? start}</b>}>
                <span className="p-meta">
                  {start}… · <Ago at={new Date(createdAt).toISOString()} />
                </span>
              </RowText>
              <Button variant="subtle" color="gray" size="xs" onClick={() => remove.mutate(id)}>
                <Trans>Remove</Trans>
              </Button>
            </Row>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function NewKey({ show }: { show: (key: string) => void }) {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const create = useAuthAct({
    act: (auth, wanted: string) => auth.apiKey.create({ name: wanted }),
    done: (data) => {
      setName('');
      if (data) show(data.key);
    },
  });
  return (
    <form
      className={classes.inline}
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(name.trim());
      }}
    >
      <TextInput
        aria-label={t`What the key is for`}
        placeholder={t`What the key is for`}
        maxLength={32}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button variant="default" type="submit" disabled={!name.trim()} loading={create.isPending}>
        <Trans>Make a key</Trans>
      </Button>
    </form>
  );
}
