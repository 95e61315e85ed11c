import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, PinInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AuthError } from '#web/app/auth-words.ts';
import { proveSecond } from '#web/app/door.ts';
import classes from './door.module.css';
import { Door } from './door.tsx';
import { Trouble } from './trouble.tsx';

interface SecondFactorProps {
  done: () => void;
  back: () => void;
}

/** The code of the authenticator app, or one of the recovery codes. */
export function SecondFactor({ done, back }: SecondFactorProps) {
  const { t } = useLingui();
  const [recovery, setRecovery] = useState(false);
  const [trustDevice, setTrust] = useState(false);
  const [trouble, setTrouble] = useState<AuthError | null>(null);
  const check = async (code: string) => {
    setTrouble(null);
    const kind = recovery ? 'backup-code' : 'totp';
    const { error } = await proveSecond(kind, { code, trustDevice });
    if (error) setTrouble(error);
    else done();
  };
  return (
    <Door
      title={t`One more step`}
      lead={recovery ? t`Write one of your recovery codes.` : t`Write the code your app shows.`}
    >
      <Trouble error={trouble} />
      {recovery ? <RecoveryCode check={check} /> : <AppCode check={check} />}
      <Checkbox
        label={t`Do not ask again on this device`}
        checked={trustDevice}
        onChange={(event) => setTrust(event.currentTarget.checked)}
      />
      <div className="p-line">
        <Button variant="subtle" onClick={() => setRecovery(!recovery)}>
          {recovery ? <Trans>Use the app</Trans> : <Trans>Use a recovery code</Trans>}
        </Button>
        <Button variant="subtle" onClick={back}>
          <Trans>Back</Trans>
        </Button>
      </div>
    </Door>
  );
}

function AppCode({ check }: { check: (code: string) => unknown }) {
  const { t } = useLingui();
  return (
    <PinInput
      length={6}
      type="number"
      oneTimeCode
      autoFocus
      size="lg"
      aria-label={t`Six figures`}
      onComplete={check}
    />
  );
}

function RecoveryCode({ check }: { check: (code: string) => unknown }) {
  const { t } = useLingui();
  const [code, setCode] = useState('');
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        check(code.trim());
      }}
    >
      <TextInput
        label={t`Recovery code`}
        value={code}
        autoFocus
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" disabled={!code.trim()}>
        <Trans>Go on</Trans>
      </Button>
    </form>
  );
}
