import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Outputs } from '#web/app/place.ts';

type Line = Outputs['conversations']['list']['items'][number];
type Message = Outputs['conversations']['reply'];
export type RequestKind = Line['kind'];
type Words<Key extends string> = Record<Key, MessageDescriptor>;

/** The names of things on screen: one name for one thing, everywhere. */
export const kindWords: Words<RequestKind> = {
  question: msg`question`,
  complaint: msg`complaint`,
  reservation: msg`reservation`,
  order: msg`order`,
  idea: msg`idea`,
  praise: msg`praise`,
  spam: msg`spam`,
  other: msg`other`,
};

export const kindTitles: Words<RequestKind> = {
  question: msg`Questions`,
  complaint: msg`Complaints`,
  reservation: msg`Reservations`,
  order: msg`Orders`,
  idea: msg`Ideas`,
  praise: msg`Praise`,
  spam: msg`Spam`,
  other: msg`Everything else`,
};

export const toneWords: Words<Line['tone']> = {
  positive: msg`pleased`,
  neutral: msg`calm`,
  negative: msg`displeased`,
};

export const visibilityWords: Words<Line['visibility']> = {
  public: msg`public answer`,
  followers: msg`answer to followers`,
  private: msg`private answer`,
};

export const placeWords: Words<Line['visibility']> = {
  public: msg`comment`,
  followers: msg`comment`,
  private: msg`message`,
};

export const sendWords: Words<NonNullable<Message['send']>['state']> = {
  waiting: msg`waiting to leave`,
  sending: msg`on its way`,
  accepted: msg`accepted by the network`,
  visible: msg`visible`,
  delivered: msg`delivered`,
  failed: msg`did not leave`,
  unknown: msg`not known whether it arrived`,
  withdrawn: msg`withdrawn`,
};

export const roleWords: Words<Outputs['members']['list'][number]['role']> = {
  owner: msg`owner`,
  admin: msg`admin`,
  member: msg`member`,
  guest: msg`guest`,
};

const networkWords: Words<string> = {
  website: msg`website`,
  import: msg`import`,
  mail: msg`mail`,
  phone: msg`phone`,
};
const networkNames: Record<string, string> = { bluesky: 'Bluesky' };

/** A network as it calls itself, or in the reader's language where it is an ordinary word. */
export function networkName(network: string, i18n: I18n): string {
  const word = networkWords[network];
  return word ? i18n._(word) : (networkNames[network] ?? network);
}

/** The name of a language in another language: "italiano", "Italian". */
export function languageName(code: string, language: string): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;
}
