import { meet } from '../span.ts';
import { findAddresses } from './addresses.ts';
import type { Contact } from './contact.ts';
import { findMails } from './mails.ts';
import { findPhones } from './phones.ts';

/**
 * The phones, mail addresses and postal addresses in a text, in its order and never overlapping, so that a screen can
 * offer to hide them. Precision first; time in proportion to the text.
 */
export function findContacts(text: string): Contact[] {
  const mails = findMails(text);
  const addresses = findAddresses(text).filter((one) => !overlaps(mails, one));
  const certain = [...mails, ...addresses];
  const phones = findPhones(text).filter((one) => !overlaps(certain, one));
  return [...certain, ...phones].toSorted((a, b) => a.from - b.from);
}

/** `all` stands in the order of the text in each of its kinds; a handful a message. */
function overlaps(all: readonly Contact[], contact: Contact): boolean {
  return all.some((one) => meet(one, contact));
}
