import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What can go wrong with a network, as a person reads it. The network's own words are shown on hover. */
const sentences: Record<string, MessageDescriptor> = {
  auth: msg`The network no longer accepts our key: reconnect the channel.`,
  permission: msg`The network does not allow this account to do it.`,
  blocked: msg`This person has blocked your account.`,
  'not-found': msg`What you answer is no longer there.`,
  'window-closed': msg`The network no longer allows an answer here.`,
  'too-long': msg`The text is too long for this network.`,
  media: msg`The network does not take this attachment.`,
  policy: msg`The network’s rules do not allow it.`,
  rate: msg`The network asks us to wait; we try again by ourselves.`,
  quota: msg`Today’s allowance of this network is spent.`,
  money: msg`The network asks to be paid first.`,
  transient: msg`The network does not answer; we try again by ourselves.`,
  ambiguous: msg`The network did not say whether it arrived.`,
  bug: msg`Something is wrong on our side. It was noted.`,
};

/** The sentence for a problem written `kind: detail`; anything else is shown as it is. */
export function problemSentence(problem: string, i18n: I18n): string {
  const [kind = ''] = problem.split(':');
  const sentence = sentences[kind.trim()];
  return sentence ? i18n._(sentence) : problem;
}
