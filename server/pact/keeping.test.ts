import { expect, test } from 'vitest';
import { sharedPatto } from '#test/support/firm.ts';
import { openOsteria, type Place } from '#test/support/hearsay.ts';
import { answers, watch, writes } from '#test/support/shop-talk.ts';

const patto = sharedPatto({ workers: false });

/** Somebody asks at 12:10 in Cremona on a Tuesday of November, and is answered so many minutes later, or not. */
async function asks(
  shop: Place,
  who: string,
  after: number | null,
  kind: 'question' | 'complaint' = 'question',
) {
  const at = new Date('2026-11-03T11:10:00Z');
  const { id } = await writes(shop, { who, text: `${who} chiede`, at: at.toISOString(), kind });
  if (after !== null)
    await answers(shop, id, new Date(at.getTime() + after * 60_000).toISOString());
  return id;
}

test('the pact shows what was kept, what was not, and how long it took', async () => {
  const shop = await openOsteria(patto);
  for (const [n, after] of [5, 10, 20, 50].entries())
    await asks(shop, `Luca${n}`, after, 'complaint');
  await asks(shop, 'Anna', 70, 'complaint');
  await asks(shop, 'Ugo', null, 'complaint');
  await asks(shop, 'Rita', null);
  await watch(shop, '2026-11-03T13:00:00Z');
  const pact = await shop.owner.pact.keeping({ days: 3 });
  expect(pact).toMatchObject({
    from: '2026-10-31T23:00:00.000Z',
    to: '2026-11-03T13:00:00.000Z',
    all: { n: 6, kept: 4 },
    orphans: 0,
  });
  expect(pact.all.share).toBeCloseTo(4 / 6, 9);
  const complaint = pact.promises.find((one) => one.promise.kind === 'complaint');
  expect(complaint).toMatchObject({
    ...{ n: 6, kept: 4, open: 0, late: 1, verdict: 'too_few', medianMinutes: 20 },
    days: [
      { day: '2026-11-01', kept: 0, broken: 0 },
      { day: '2026-11-02', kept: 0, broken: 0 },
      { day: '2026-11-03', kept: 4, broken: 2 },
    ],
  });
  expect(complaint?.p90Minutes).toBeCloseTo(62, 9);
  expect(complaint?.lower).toBeCloseTo(0.3, 1);
  const question = pact.promises.find((one) => one.promise.kind === 'question');
  expect(question).toMatchObject({ n: 0, share: null, lower: null, open: 1, verdict: 'too_few' });
});

test('a target lowered today excuses nothing of yesterday', async () => {
  const shop = await openOsteria(patto);
  for (let n = 0; n < 20; n++) await asks(shop, `Luca${n}`, n < 17 ? 10 : 70, 'complaint');
  const verdict = async () => {
    const { promises } = await shop.owner.pact.keeping({});
    return promises.find((one) => one.promise.kind === 'complaint')?.verdict;
  };
  expect(await verdict()).toBe('broken');
  const [{ since: _, ...complaint }] = (await shop.owner.pact.promises()).filter(
    (one) => one.kind === 'complaint',
  ) as [Awaited<ReturnType<typeof shop.owner.pact.promises>>[number]];
  await shop.owner.pact.revise({ ...complaint, target: 0.5 });
  expect(await verdict()).toBe('broken');
});

test('what nothing is promised for is counted, and who waits for nobody is an orphan', async () => {
  const shop = await openOsteria(patto);
  const at = '2026-11-03T11:10:00Z';
  const { id } = await writes(shop, { who: 'Nino', text: 'Salve', at, kind: 'other' });
  await writes(shop, { who: 'Lea', text: 'Che buono!', at, kind: 'praise' });
  const pact = await shop.owner.pact.keeping({});
  expect(pact).toMatchObject({
    unpromised: [{ kind: 'other', n: 1 }],
    orphans: 1,
    all: { n: 0, share: null },
  });
  expect(await shop.owner.pact.orphans()).toEqual([
    { conversationId: id, person: 'Nino', excerpt: 'Salve', since: '2026-11-03T11:10:00.000Z' },
  ]);
});
