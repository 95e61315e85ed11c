import { expect, test } from 'vitest';
import { inWorkspace } from '#server/platform/database.ts';
import { addMember, type Firm, openFirm, sharedPatto } from '#test/support/firm.ts';
import { isOpen, openingOf } from './opening.ts';

const patto = sharedPatto({ at: '2026-11-22T12:00:00Z' });
const lunch = { opens: '12:00', closes: '14:30', name: 'pranzo' };
const dinner = { opens: '19:00', closes: '26:00', name: 'cena' };
const none = { periods: [], exceptions: [], closedOnHolidays: false };

function isOpenAt(firm: Firm, at: string): Promise<boolean> {
  const { db, scope } = patto.app;
  return inWorkspace(db, scope(firm.workspaceId), async (trx) =>
    isOpen(await openingOf(trx), new Date(at)),
  );
}

test('the osteria says when it is open, past midnight and at Christmas', async () => {
  const firm = await openFirm(patto);
  expect(await isOpenAt(firm, '2026-11-23T04:00+01:00')).toBe(true);
  const hours = {
    periods: [5, 6].flatMap((weekday) => [lunch, dinner].map((one) => ({ weekday, ...one }))),
    exceptions: [
      { day: '2026-12-25', name: 'Natale', periods: [lunch] },
      { day: '2026-12-26', name: 'Ferie', periods: [] },
    ],
    closedOnHolidays: true,
  };
  const set = await firm.owner.hours.set(hours);
  expect(set).toMatchObject(hours);
  const holidays = Object.fromEntries(set.holidays.map((one) => [one.day, one]));
  expect(holidays['2026-12-25']).toEqual({
    day: '2026-12-25',
    name: 'Natale di Gesù',
    closed: false,
  });
  expect(holidays['2026-12-26']).toMatchObject({ closed: true });
  expect(holidays['2027-01-06']).toMatchObject({ name: 'Epifania', closed: true });
  expect(set.holidays.every((one) => one.day >= '2026-11-22' && one.day < '2027-11-22')).toBe(true);
  expect(await firm.owner.hours.get()).toEqual(set);
  expect(await isOpenAt(firm, '2026-11-28T01:30+01:00')).toBe(true);
  expect(await isOpenAt(firm, '2026-11-23T04:00+01:00')).toBe(false);
  expect(await isOpenAt(firm, '2026-12-25T13:00+01:00')).toBe(true);
  expect(await isOpenAt(firm, '2027-01-01T13:00+01:00')).toBe(false);
});

test('hours that were set anew hold at once, and the audit knows what they were', async () => {
  const firm = await openFirm(patto);
  await firm.owner.hours.set({ ...none, periods: [{ weekday: 1, ...lunch }] });
  expect(await isOpenAt(firm, '2026-11-23T13:00+01:00')).toBe(true);
  await firm.owner.hours.set({ ...none, periods: [{ weekday: 2, ...lunch }] });
  expect(await isOpenAt(firm, '2026-11-23T13:00+01:00')).toBe(false);
  expect((await firm.owner.audit.list({})).items[0]).toMatchObject({
    act: 'hours.changed',
    detail: { before: { periods: [{ weekday: 1 }] }, after: { periods: [{ weekday: 2 }] } },
  });
  const colleague = await addMember(firm, 'Ugo Fabbri');
  expect((await colleague.client.hours.get()).periods).toHaveLength(1);
  await expect(colleague.client.hours.set(none)).rejects.toMatchObject({ code: 'forbidden' });
});

test('when the osteria moves, its hours move with it', async () => {
  const firm = await openFirm(patto);
  await firm.owner.hours.set({ ...none, periods: [{ weekday: 1, ...lunch }] });
  await firm.owner.workspaces.update({ timeZone: 'America/New_York' });
  expect(await isOpenAt(firm, '2026-11-23T13:00+01:00')).toBe(false);
  expect(await isOpenAt(firm, '2026-11-23T13:00-05:00')).toBe(true);
});

test('hours that cannot be are refused with the field', async () => {
  const firm = await openFirm(patto);
  const monday = (opens: string, closes: string) => ({ weekday: 1, opens, closes, name: null });
  const cases: [string, Parameters<typeof firm.owner.hours.set>[0]][] = [
    ['periods.0.closes', { ...none, periods: [monday('14:00', '12:00')] }],
    ['periods.0.closes', { ...none, periods: [monday('12:00', '12:00')] }],
    ['periods.0.closes', { ...none, periods: [monday('01:00', '30:00')] }],
    ['periods.1.opens', { ...none, periods: [monday('09:00', '12:00'), monday('24:00', '25:00')] }],
    ['periods.1', { ...none, periods: [monday('09:00', '12:00'), monday('11:00', '13:00')] }],
    ['periods.0.opens', { ...none, periods: [monday('9:00', '12:00')] }],
    ['exceptions.0.day', { ...none, exceptions: [{ day: '2026-02-30', name: '', periods: [] }] }],
    [
      'exceptions.1.day',
      { ...none, exceptions: ['a', 'b'].map((name) => ({ day: '2026-12-25', name, periods: [] })) },
    ],
    [
      'exceptions.0.periods.1',
      { ...none, exceptions: [{ day: '2026-12-25', name: '', periods: [lunch, lunch] }] },
    ],
  ];
  for (const [field, hours] of cases)
    await expect(firm.owner.hours.set(hours)).rejects.toMatchObject({
      code: 'invalid',
      data: { field },
    });
  // the same times on two days are no overlap, nor is a period that begins when the other ends
  await firm.owner.hours.set({
    ...none,
    periods: [monday('09:00', '12:00'), monday('12:00', '13:00'), { ...lunch, weekday: 2 }],
  });
});
