import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

type Check = (value: string) => string | null;

/** What a form may ask of a field, each with its sentence. */
export const filled: Check = (value) =>
  value.trim() === '' ? i18n._(msg`Write something here.`) : null;

export const mailAddress: Check = (value) =>
  /^\S+@\S+\.\S+$/.test(value.trim()) ? null : i18n._(msg`This is not a mail address.`);

export const newPassword: Check = (value) =>
  value.length >= 10 ? null : i18n._(msg`Use at least 10 characters.`);
