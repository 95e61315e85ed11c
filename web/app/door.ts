import type { AuthError } from './auth-words.ts';

/** The doors themselves, plain requests: the auth library with its passkeys is loaded only where it is used. */

interface Opened {
  error: AuthError | null;
  /** The password was right, and a second factor is asked for. */
  second?: boolean;
}

export interface Key {
  email: string;
  password: string;
}

export async function signIn(key: Key): Promise<Opened> {
  return knock('sign-in/email', key);
}

export async function signUp(account: Key & { name: string }): Promise<Opened> {
  return knock('sign-up/email', account);
}

export async function signOut(): Promise<void> {
  await knock('sign-out', {});
}

interface Code {
  code: string;
  trustDevice: boolean;
}

/** The code of the authenticator app, or one of the recovery codes. */
export async function proveSecond(kind: 'totp' | 'backup-code', code: Code): Promise<Opened> {
  return knock(`two-factor/verify-${kind}`, code);
}

async function knock(path: string, body: object): Promise<Opened> {
  const answer = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (!answer) return { error: { code: 'UNREACHABLE' } };
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) return { error: { code: said?.code, status: answer.status } };
  return { error: null, second: said?.twoFactorRedirect === true };
}
