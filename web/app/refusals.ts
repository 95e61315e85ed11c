import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { ORPCError } from '@orpc/client';
import type { RefusalCode } from '#contract/refusals.ts';

type Trouble = RefusalCode | 'unreachable' | 'broken';

/** A sentence for every way of saying no: what happened, and what to do now. */
export const sentences: Record<Trouble, MessageDescriptor> = {
  signed_out: msg`You are signed out. Sign in and go on from here.`,
  forbidden: msg`Your role does not allow this. Ask an owner or an admin.`,
  not_found: msg`This is not here, or no longer.`,
  conflict: msg`Somebody changed this in the meantime. Reload and try again.`,
  already_exists: msg`This exists already.`,
  invalid: msg`Something here is not right. Check what you wrote.`,
  too_large: msg`This is too large.`,
  too_many: msg`Too many attempts. Wait a minute and try again.`,
  last_owner: msg`A workspace needs at least one owner. Name another one first.`,
  person_erased: msg`This person asked to be erased, and we did.`,
  same_person: msg`These are one person already.`,
  merge_undone: msg`This merge was undone already.`,
  channel_closed: msg`This channel is disconnected. Reconnect it in Settings first.`,
  credentials_refused: msg`The network refused these credentials. Check the handle and the app password.`,
  network_unreachable: msg`The network does not answer. Nothing is lost: try again later.`,
  text_too_long: msg`The text is longer than this network allows. Shorten it a little.`,
  text_empty: msg`Write something first.`,
  window_closed: msg`This network no longer allows an answer here.`,
  already_sent: msg`This has left already and cannot be stopped.`,
  case_closed: msg`This conversation is closed. Reopen it first.`,
  file_unreadable: msg`This file cannot be read as CSV or JSON Lines.`,
  invitation_over: msg`This invitation was used or has expired. Ask for a new one.`,
  promise_loosened: msg`A promise is never loosened backwards. It can only be loosened from now on.`,
  demo_running: msg`A demo is being prepared already. Give it a moment.`,
  unreachable: msg`Patto does not answer. Check the connection: what you wrote is safe here.`,
  broken: msg`Something went wrong on our side. It was noted; try again.`,
};

/** The code of a refusal, or what kind of trouble it was. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof ORPCError && error.code in sentences) return error.code as RefusalCode;
  if (error instanceof TypeError) return 'unreachable';
  return 'broken';
}

/** The sentence a person reads when this error happens, in the language now spoken. */
export function sentenceOf(error: unknown): string {
  return i18n._(sentences[troubleOf(error)]);
}
