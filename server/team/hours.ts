import { type Trx, workspaceOf } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { found } from '#server/platform/refusal.ts';
import type { Acting } from './access.ts';
import { audit } from './audit.ts';
import { type ReadHours, readHours, type WrittenHours } from './hours-rule.ts';

/** Sets the opening hours of this workspace, whole. Refuses what `readHours` refuses. */
export async function setHours(trx: Trx, acting: Acting, written: WrittenHours): Promise<void> {
  const hours = readHours(written);
  // the row of the workspace is taken first: who sets the hours at the same moment waits
  await setClosedOnHolidays(trx, hours.closedOnHolidays);
  const before = await storedHours(trx);
  await setPeriods(trx, hours.periods);
  await setExceptions(trx, hours.exceptions);
  const { name } = found(await trx.selectFrom('workspace').select('name').executeTakeFirst());
  const detail = { before, after: hours };
  await audit(trx, { memberId: acting.id, act: 'hours.changed', subject: name, detail });
  await emit(trx, 'hours.changed', [{ workspaceId: workspaceOf(trx) }]);
}

async function setClosedOnHolidays(trx: Trx, closed_on_holidays: boolean): Promise<void> {
  await trx.updateTable('workspace').set({ closed_on_holidays }).execute();
}

async function setPeriods(trx: Trx, periods: ReadHours['periods']): Promise<void> {
  await trx.deleteFrom('opening_period').execute();
  if (periods.length === 0) return;
  const rows = periods.map(({ weekday, opens, closes, name }, position) => {
    return { position, weekday, opens_minute: opens, closes_minute: closes, name };
  });
  await trx.insertInto('opening_period').values(rows).execute();
}

async function setExceptions(trx: Trx, exceptions: ReadHours['exceptions']): Promise<void> {
  await trx.deleteFrom('opening_exception').execute();
  if (exceptions.length === 0) return;
  const rows = exceptions.map(({ day, name, periods }) => {
    return { day, name, periods: JSON.stringify(periods) };
  });
  await trx.insertInto('opening_exception').values(rows).execute();
}

/** The hours as they are kept, in minutes. */
export async function storedHours(trx: Trx): Promise<Omit<ReadHours, 'closedOnHolidays'>> {
  const periods = await trx
    .selectFrom('opening_period')
    .select(['weekday', 'opens_minute as opens', 'closes_minute as closes', 'name'])
    .orderBy('weekday')
    .orderBy('opens_minute')
    .execute();
  const exceptions = await trx
    .selectFrom('opening_exception')
    .select(['day', 'name', 'periods'])
    .orderBy('day')
    .execute();
  return { periods, exceptions };
}
