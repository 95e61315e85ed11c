import { domainToASCII } from 'node:url';
import { tidy } from './naming.ts';

/** A mail or phone as it is compared, and as it was typed. */
export type Address = { normal: string; typed: string };

/** Reads a mail or a phone as a member of a firm in `country` types it; null where it cannot be one. */
export function readAddress(kind: 'mail' | 'phone', text: string, country: string): Address | null {
  const typed = tidy(text).trim();
  const normal = kind === 'mail' ? normalMail(typed) : normalPhone(typed, country);
  return normal === null ? null : { normal, typed };
}

/** A mail address in small letters with an ASCII domain; of Gmail without the dots and +words it ignores. Null: not a mail. */
export function normalMail(text: string): string | null {
  const [, local = '', domain = ''] =
    /^([^\s@<>"(),:;]+)@([^\s@<>"(),:;]+)$/.exec(text.trim()) ?? [];
  const host = domainToASCII(domain).toLowerCase();
  if (!local || local.length > 64 || !/^([a-z0-9-]+\.)+[a-z][a-z0-9-]+$/.test(host)) return null;
  const name = local.normalize('NFC').toLowerCase();
  if (host !== 'gmail.com' && host !== 'googlemail.com') return `${name}@${host}`;
  return `${name.replace(/\+.*$/, '').replaceAll('.', '')}@gmail.com`;
}

/**
 * A phone number in E.164 ("+393331234567"), by simple rules: `+` or `00` begins an international one, anything else is of
 * `country`, whose trunk zero falls except where it is part of the number (Italy). Null: cannot be a phone.
 */
export function normalPhone(text: string, country: string): string | null {
  const bare = text.replace(/\(0\)/g, '').replace(/[\s().\-/\u00a0]/g, '');
  if (!/^(\+|00)?\d{5,16}$/.test(bare)) return null;
  const international = /^(?:\+|00)(\d+)$/.exec(bare)?.[1];
  const number = international ?? nationalNumber(bare, country);
  return number.length >= 7 && number.length <= 15 ? `+${number}` : null;
}

/** What the digits of a phone begin with when so much of it has been typed; null for what is no number. */
export function phonePrefix(text: string, country: string): string | null {
  const bare = text.replace(/[\s().\-/]/g, '');
  if (!/^(\+|00)?\d{4,}$/.test(bare)) return null;
  return /^(?:\+|00)(\d+)$/.exec(bare)?.[1] ?? nationalNumber(bare, country);
}

function nationalNumber(digits: string, country: string): string {
  const code = callingCodes[country] ?? '';
  const hasTrunk = !keepsZero.has(country) && digits.startsWith('0');
  return `${code}${hasTrunk ? digits.slice(1) : digits}`;
}

/** ITU-T E.164 country codes of where our firms and their guests mostly are. */
const callingCodes: Record<string, string> = {
  AT: '43',
  BE: '32',
  BG: '359',
  CA: '1',
  CH: '41',
  CY: '357',
  CZ: '420',
  DE: '49',
  DK: '45',
  EE: '372',
  ES: '34',
  FI: '358',
  FR: '33',
  GB: '44',
  GR: '30',
  HR: '385',
  HU: '36',
  IE: '353',
  IS: '354',
  IT: '39',
  LI: '423',
  LT: '370',
  LU: '352',
  LV: '371',
  MC: '377',
  MT: '356',
  NL: '31',
  NO: '47',
  PL: '48',
  PT: '351',
  RO: '40',
  SE: '46',
  SI: '386',
  SK: '421',
  SM: '378',
  UA: '380',
  US: '1',
  VA: '39',
};

/** Where the first zero is part of the number, or there is no trunk prefix. */
const keepsZero = new Set([
  'IT',
  'VA',
  'SM',
  'ES',
  'PT',
  'DK',
  'NO',
  'GR',
  'PL',
  'CZ',
  'MT',
  'LU',
  'US',
  'CA',
]);
