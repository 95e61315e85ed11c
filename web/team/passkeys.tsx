import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { Ago } from '#web/ui/ago.tsx';
import { Card, CardBody, Row, RowText } from '#web/ui/card.tsx';
import { useAuthAct, useAuthQuery } from './use-auth.ts';

/** Signing in with a finger or a face, without a password. */
export function Passkeys() {
  const { t } = useLingui();
  const { data } = useAuthQuery('passkeys', (auth) => auth.passkey.listUserPasskeys());
  const add = useAuthAct({
    act: (auth, name: string) => auth.passkey.addPasskey({ name }),
  });
  const remove = useAuthAct({
    act: (auth, id: string) => auth.passkey.deletePasskey({ id }),
  });
  return (
    <Card title={t`Passkeys`}>
      <CardBody>
        <p className="p-soft">
          <Trans>Sign in with your finger, your face or the key of this device.</Trans>
        </p>
        <div>
          <Button
            variant="default"
            leftSection={<IconFingerprint size={18} stroke={1.7} />}
            loading={add.isPending}
            onClick={() => add.mutate(deviceName())}
          >
            <Trans>Add this device</Trans>
          </Button>
        </div>
      </CardBody>
      <ul>
        {data?.map(({ id, name, createdAt }) => (
          <li key={id}>
            <Row>
              <RowText title={<b>{name ?? t`A passkey`}</b>}>
                <span className="p-meta">
                  <Ago at={new Date(createdAt).toISOString()} />
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

/** A name by which this device is found again in the list. */
function deviceName(): string {
  const agent = navigator.userAgent;
  const device = /iPhone|iPad|Android|Windows|Mac|Linux/.exec(agent)?.[0] ?? '';
  const browser = /Firefox|Edg|Chrome|Safari/.exec(agent)?.[0] ?? '';
  return [device, browser.replace('Edg', 'Edge')].filter(Boolean).join(' · ');
}
