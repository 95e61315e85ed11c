import type { Contact } from './contact.ts';

const mail =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,4}\p{L}{2,24}(?![\p{L}\p{N}@])/giu;

/** Mail addresses as people write them. */
export function findMails(text: string): Contact[] {
  return [...text.matchAll(mail)].map(({ 0: found, index }) => ({
    kind: 'mail',
    from: index,
    to: index + found.length,
    value: found.toLowerCase(),
  }));
}
