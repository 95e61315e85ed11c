import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, PinInput } from '@mantine/core';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { Card, CardBody } from '#web/ui/card.tsx';
import { Copyable } from '#web/ui/copyable.tsx';
import { say } from '#web/ui/toast.ts';
import classes from './team.module.css';
import { useAuthAct, useAuthQuery } from './use-auth.ts';

interface Secret {
  totpURI: string;
  backupCodes: string[];
}

/** A second key: the code of an app on the phone. */
export function TwoFactorCard() {
  const { t } = useLingui();
  const [secret, setSecret] = useState<Secret>();
  const { data } = useAuthQuery('session', (auth) => auth.getSession());
  const on = (data?.user as { twoFactorEnabled?: boolean } | undefined)?.twoFactorEnabled ?? false;
  return (
    <Card title={t`Second factor`} aside={on ? <Trans>on</Trans> : <Trans>off</Trans>}>
      <CardBody>
        <p className="p-soft">
          <Trans>Besides the password, a code from an app on your phone.</Trans>
        </p>
        {on && !secret && <TurnOff />}
        {!on && !secret && <TurnOn show={setSecret} />}
        {secret && <Confirm secret={secret} done={() => setSecret(undefined)} />}
      </CardBody>
    </Card>
  );
}

function TurnOn({ show }: { show: (secret: Secret) => void }) {
  const enable = useAuthAct({
    act: (auth, password: string) => auth.twoFactor.enable({ password }),
    done: (data) => data && show(data as Secret),
  });
  return (
    <AskPassword pending={enable.isPending} send={enable.mutate}>
      <Trans>Turn it on</Trans>
    </AskPassword>
  );
}

function TurnOff() {
  const { t } = useLingui();
  const disable = useAuthAct({
    act: (auth, password: string) => auth.twoFactor.disable({ password }),
    done: () => say({ text: t`The second factor is off.` }),
  });
  return (
    <AskPassword pending={disable.isPending} send={disable.mutate}>
      <Trans>Turn it off</Trans>
    </AskPassword>
  );
}

interface AskPasswordProps {
  pending: boolean;
  send: (password: string) => void;
  children: React.ReactNode;
}

function AskPassword({ pending, send, children }: AskPasswordProps) {
  const { t } = useLingui();
  const [password, setPassword] = useState('');
  return (
    <form
      className={classes.inline}
      onSubmit={(event) => {
        event.preventDefault();
        send(password);
      }}
    >
      <PasswordInput
        aria-label={t`Your password`}
        placeholder={t`Your password`}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button variant="default" type="submit" disabled={!password} loading={pending}>
        {children}
      </Button>
    </form>
  );
}

/** The code is shown once, and proved at once: otherwise the door would close on its owner. */
function Confirm({ secret, done }: { secret: Secret; done: () => void }) {
  const { t } = useLingui();
  const verify = useAuthAct({
    act: (auth, code: string) => auth.twoFactor.verifyTotp({ code }),
    done: () => {
      say({ text: t`The second factor is on.`, tone: 'kept' });
      done();
    },
  });
  const key = new URL(secret.totpURI).searchParams.get('secret') ?? '';
  return (
    <div className="p-stack">
      <p>
        <Trans>Scan this with your authenticator app, or write the key there by hand.</Trans>
      </p>
      <div className={classes.qr}>
        <QRCodeSVG value={secret.totpURI} size={176} title={t`Key for the authenticator app`} />
      </div>
      <Copyable text={key} label={t`Key for the authenticator app`} />
      <p>
        <Trans>Keep these recovery codes: each opens the door once if the phone is lost.</Trans>
      </p>
      <ul className={classes.codes}>
        {secret.backupCodes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p>
        <Trans>Write the six figures the app shows now.</Trans>
      </p>
      <PinInput
        length={6}
        type="number"
        oneTimeCode
        aria-label={t`Six figures`}
        onComplete={(code) => verify.mutate(code)}
      />
    </div>
  );
}
