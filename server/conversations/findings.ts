import type { z } from 'zod';
import type * as shape from '#contract/findings.ts';
import type { Trx } from '#server/platform/database.ts';
import { findContacts } from '#server/reading/contacts/find-contacts.ts';
import { type Findings as Read, readFindings } from '#server/reading/read-findings.ts';
import { remembered } from '#server/reading/remembered.ts';
import { tongueOf } from '#server/reading/tongue.ts';
import { hoursOn, type Opening, openingOf } from '#server/team/opening.ts';
import { wallClock } from '#server/team/wall-time.ts';
import { type Corrected, corrected, type FindingCorrection } from './corrected.ts';

type Findings = z.output<typeof shape.Findings>;

/** A message as the reader needs it, with what members said of it, the latest first. */
export type Readable = {
  text: string;
  language: string | null;
  sent_at: Date;
  direction: 'in' | 'out';
  deleted_at: Date | null;
  kind: string;
  corrected_by: string | null;
  corrections: FindingCorrection[] | null;
};

/**
 * Finds what can be proposed in the messages of this workspace, in its zone and hours; null where there is nothing. It is
 * computed at every view and never stored: a pure function of the words, when they were written and the hours, some 100 us a
 * message, so that hours set later and a better reader also speak of older messages. Stored is only what members corrected.
 */
export async function finderFor(trx: Trx): Promise<(message: Readable) => Findings | null> {
  const opening = await openingOf(trx);
  return (message) => {
    if (message.direction === 'out' || message.deleted_at || message.text === '') return null;
    const { reservation, contacts } = readIn(opening, message).read;
    const shown = corrected(reservation, saidOf(message));
    if (!shown && contacts.length === 0) return null;
    return { reservation: shown, contacts: [...contacts] };
  };
}

/** What members said of a message: its findings, and whether they called it a reservation. */
export function saidOf({ corrections, kind, corrected_by, language }: Readable): Corrected {
  const isCalledSo = kind === 'reservation' && corrected_by !== null;
  return { corrections: corrections ?? [], isCalledSo, language: tongueOf(language) };
}

type Hours = ReturnType<typeof hoursOn>;
type Words = Pick<Readable, 'text' | 'language' | 'sent_at'>;
type ReadThen = { read: Read; hours: Hours };

/**
 * What is read in a message, with the hours it was read in: those of the day wanted, once that is known. An open conversation is
 * looked at anew with every change: the same words in the same hours are read once.
 */
export const readIn: (opening: Opening, words: Words) => ReadThen = remembered(
  readNow,
  ({ sent_at, language, text }) => `${sent_at.getTime()} ${language} ${text}`,
  1000,
);

function readNow(opening: Opening, { text, language, sent_at }: Words): ReadThen {
  const now = wallClock(sent_at, opening.timeZone);
  const hours = hoursOn(opening, now.date);
  // in any other language only phones, mails and addresses are found
  const tongue = tongueOf(language);
  if (!tongue) return { read: { reservation: null, contacts: findContacts(text) }, hours };
  const read = readFindings(text, { now, language: tongue, opening: hours });
  const there = hoursThere(opening, read);
  if (!there || isSame(there, hours)) return { read, hours };
  return { read: readFindings(text, { now, language: tongue, opening: there }), hours: there };
}

function hoursThere(opening: Opening, { reservation }: Read): Hours | null {
  const date = reservation?.booking.date;
  const day = date?.value ?? date?.alternatives[0];
  return day === undefined ? null : hoursOn(opening, day);
}

function isSame(one: Hours, other: Hours): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
