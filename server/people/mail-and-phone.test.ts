import { expect, test } from 'vitest';
import { normalMail, normalPhone } from './mail-and-phone.ts';

test.each([
  ['Anna.Verdi@Example.org', 'anna.verdi@example.org'],
  ['  anna@example.org ', 'anna@example.org'],
  ['A.N.na+news@GMail.com', 'anna@gmail.com'],
  ['anna@googlemail.com', 'anna@gmail.com'],
  ['anna+news@example.org', 'anna+news@example.org'],
  ['info@caffè.it', 'info@xn--caff-8oa.it'],
  ['anna', null],
  ['anna@', null],
  ['anna@localhost', null],
  ['anna verdi@example.org', null],
  ['Anna <anna@example.org>', null],
  ['a@b@example.org', null],
  [`${'a'.repeat(65)}@example.org`, null],
])('the mail %j is compared as %j', (typed, normal) => {
  expect(normalMail(typed)).toBe(normal);
});

test.each([
  ['333 1234567', 'IT', '+393331234567'],
  ['+39 333-123 4567', 'IT', '+393331234567'],
  ['0039 333 1234567', 'DE', '+393331234567'],
  ['0372 21 090', 'IT', '+39037221090'],
  ['030 901820', 'DE', '+4930901820'],
  ['+44 (0)20 7946 0018', 'IT', '+442079460018'],
  ['020 7946 0018', 'GB', '+442079460018'],
  ['06 12 34 56 78', 'FR', '+33612345678'],
  ['(415) 555-2671', 'US', '+14155552671'],
  ['612 34 56 78', 'ES', '+34612345678'],
  ['12', 'IT', null],
  ['casa di Anna', 'IT', null],
  ['+39 333 1234567 int. 3', 'IT', null],
  ['1234567890123456789', 'IT', null],
])('the phone %j of a firm in %s is compared as %j', (typed, country, normal) => {
  expect(normalPhone(typed, country)).toBe(normal);
});
