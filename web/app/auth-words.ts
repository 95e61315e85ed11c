import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What the auth library refuses with: its code, sometimes nothing but a status. */
export interface AuthError {
  code?: string | undefined;
  status?: number;
}

const sentences: Record<string, MessageDescriptor> = {
  INVALID_EMAIL_OR_PASSWORD: msg`Mail or password are not right.`,
  USER_ALREADY_EXISTS: msg`Somebody already signs in with this mail. Sign in instead.`,
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: msg`Somebody already signs in with this mail. Sign in instead.`,
  SIGN_UP_CLOSED: msg`Only invited mails come in. Use the one you were invited with.`,
  INVALID_EMAIL: msg`This is not a mail address.`,
  INVALID_PASSWORD: msg`This password is not right.`,
  PASSWORD_TOO_SHORT: msg`Use at least 10 characters.`,
  PASSWORD_TOO_LONG: msg`This password is too long.`,
  INVALID_CODE: msg`This code is not right. It changes every 30 seconds.`,
  INVALID_BACKUP_CODE: msg`This recovery code is not right, or was used already.`,
  INVALID_TWO_FACTOR_COOKIE: msg`This took too long. Sign in again.`,
  AUTH_CANCELLED: msg`Nothing was changed: the passkey was not confirmed.`,
  PASSKEY_NOT_FOUND: msg`This passkey is not known here.`,
  UNREACHABLE: msg`Patto does not answer. Check the connection: what you wrote is safe here.`,
  ERROR_CEREMONY_ABORTED: msg`Nothing was changed: the passkey was not confirmed.`,
};

const tooMany = msg`Too many attempts. Wait a minute and try again.`;
const unknown = msg`That did not work. Try again.`;

/** The sentence for what the auth library refused. */
export function authSentence({ code, status }: AuthError): string {
  if (status === 429) return i18n._(tooMany);
  return i18n._((code && sentences[code]) || unknown);
}
