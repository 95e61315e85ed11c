import { readdirSync, readFileSync } from 'node:fs';
import type { Tongue } from '#server/reading/tongue.ts';
import type { Case } from '../eval/judge-reservation.ts';
import { lineCasesIn } from '../eval/line-cases.ts';
import { casesIn } from '../eval/reservations.ts';

const folder = new URL('../../server/reading/cases/', import.meta.url);
const bookings = ['reserve', 'ask_availability', 'cancel'];

/** Everything the reader may learn what is wanted from: the cases, but for those kept apart for good, and the lines. */
export function messagesIn(language: Tongue): Case[] {
  return [...tableCases(language), ...lines(language), ...others(language)];
}

/** What it may learn from who comes: one table each, told as a host would write it down. Of a change not all is told. */
export function bookingsIn(language: Tongue): Case[] {
  const told = [...tableCases(language), ...lines(language).filter(({ isTold }) => isTold)];
  return told.filter(({ intent, second }) => bookings.includes(intent) && !second);
}

function tableCases(language: Tongue): Case[] {
  const tables = new URL('reservations/', folder);
  const files = readdirSync(tables).filter((name) => name.endsWith(`.${language}.yaml`));
  const learned = files.filter((name) => !name.startsWith('unseen'));
  return learned.flatMap((name) => casesIn(new URL(name, tables).pathname));
}

function lines(language: Tongue) {
  return lineCasesIn(textAt(`intents/${language}.txt`), language);
}

/** What people write to shops, and wants no table. */
function others(language: Tongue): Case[] {
  const all = lineCasesIn(textAt(`${language}.txt`), language);
  return all.filter(({ intent }) => !intent.startsWith('reservation'));
}

function textAt(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}
