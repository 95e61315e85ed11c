import type { Contact } from './contacts/contact.ts';
import { findContacts } from './contacts/find-contacts.ts';
import { hear } from './hear.ts';
import { ownWords } from './reservation/quoted.ts';
import { type Reservation, readReservation } from './reservation/reservation.ts';
import type { WhenContext } from './when/when.ts';

/** Everything in a message that a screen can propose: each with the words that said so, as offsets into the text. */
export type Findings = { reservation: Reservation | null; contacts: readonly Contact[] };

/**
 * Reads what a person would otherwise copy by hand: the table wanted, the ways to reach who wrote. Pure and quick (see
 * `npm run bench -- reading`): proposals for a person to correct, never a decision.
 */
export function readFindings(text: string, context: WhenContext): Findings {
  const heard = hear(ownWords(text), context.language);
  return { reservation: readReservation(text, context, heard), contacts: findContacts(text) };
}
