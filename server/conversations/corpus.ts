import { sql } from 'kysely';
import type { Trx } from '#server/platform/database.ts';
import { type Opening, openingOf } from '#server/team/opening.ts';
import { wallClock } from '#server/team/wall-time.ts';
import { corrected } from './corrected.ts';
import { readIn, saidOf } from './findings.ts';
import { type MessageRow, messageColumns } from './message-view.ts';

/**
 * The messages whose booking members corrected, the latest first, as cases of the corpus the reader is tested with
 * (`server/reading/cases`): a YAML list to be looked through and put beside the others. Whoever wrote is named in none of them;
 * what they wrote is.
 */
export async function viewCorrections(
  trx: Trx,
  limit: number,
): Promise<{ cases: number; yaml: string }> {
  const { rows } = await sql<MessageRow>`select ${messageColumns}
    where m.message_id in (select message_id from correction where field is not null and undone_at is null
        group by message_id order by max(at) desc limit ${limit})
      and m.deleted_at is null and m.text <> '' and m.language in ('it', 'en')
    order by m.sent_at desc, m.message_id desc`.execute(trx);
  const opening = await openingOf(trx);
  const cases = rows.filter((row) => row.corrections).map((row) => caseOf(row, opening));
  return { cases: cases.length, yaml: cases.join('') };
}

/** One case; what is not said is left out. */
function caseOf(row: MessageRow, opening: Opening): string {
  const { read, hours } = readIn(opening, row);
  const ref = wallClock(row.sent_at, opening.timeZone);
  const shown = corrected(read.reservation, saidOf(row));
  const intent = shown?.intent.value ?? 'none';
  const { party, children, date, time } = intent === 'none' ? {} : (shown?.booking ?? {});
  const lines: [string, string | null | undefined][] = [
    ['id', `correction-${row.message_id}`],
    ['lang', row.language],
    ['text', quoted(row.text)],
    ['ref', `${ref.date}T${ref.time}`],
    ['opening', quoted(hours.map(({ from, to }) => `${from}-${to}`).join(', '))],
    ['intent', intent === 'none' ? 'other' : intent],
    ['party', party?.value?.toString()],
    ['children', children?.value ? children.value.toString() : null],
    ...when('date', date),
    ...when('time', time),
  ];
  const told = lines.filter(([, value]) => value !== null && value !== undefined);
  return `- ${told.map(([name, value]) => `${name}: ${value}`).join('\n  ')}\n`;
}

function when(
  name: string,
  field: { value: string | null; alternatives: string[] } | undefined,
): [string, string | null][] {
  const { value = null, alternatives = [] } = field ?? {};
  if (alternatives.length > 1 && value === null)
    return [[`${name}_alternatives`, `[${alternatives.map(quoted).join(', ')}]`]];
  return [[name, value && quoted(value)]];
}

/** What JSON writes between quotes YAML reads between double ones. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
