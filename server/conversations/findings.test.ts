import { expect, test } from 'vitest';
import type { IncomingMessage } from '#server/connectors/connector.ts';
import { type WidgetPayload, website } from '#server/connectors/website/index.ts';
import { inWorkspace } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { newId } from '#server/platform/ids.ts';
import { addMember, type Firm, openFirm, sharedPatto } from '#test/support/firm.ts';
import { comment, connectWebsite, hear } from '#test/support/talk.ts';

const patto = sharedPatto({ workers: false });

/** The osteria opens for lunch and dinner, never on Mondays; everything is said on Sunday 22 November 2026 at 13:00 there. */
async function osteria() {
  const firm = await openFirm(patto);
  const { owner } = firm;
  const periods = [2, 3, 4, 5, 6, 7].flatMap((weekday) => [
    { weekday, opens: '12:00', closes: '14:30', name: 'pranzo' },
    { weekday, opens: '19:00', closes: '22:30', name: 'cena' },
  ]);
  await owner.hours.set({ periods, exceptions: [], closedOnHolidays: false });
  const channelId = await connectWebsite(firm);
  return { firm, owner, channelId };
}

async function said(text: string) {
  const { firm, owner, channelId } = await osteria();
  const asked = comment(text);
  await hear(firm, channelId, [asked]);
  const [line] = (await owner.conversations.list({ view: 'all' })).items;
  const look = async () => {
    const [message] = (await owner.conversations.get({ id: line?.id ?? '' })).items;
    if (!message) throw new Error('nothing was said');
    return message;
  };
  return { firm, owner, channelId, asked, look, id: (await look()).id };
}

const asks = 'Siamo in 4 più un bimbo sabato alle 8?';
const fromTo = (words: string) => ({
  from: asks.indexOf(words),
  to: asks.indexOf(words) + words.length,
});

test('a table asked for in a comment is proposed, with the words that said so and in the hours of the firm', async () => {
  const { look } = await said(asks);
  const { findings, text } = await look();
  const { reservation } = findings ?? {};
  expect(reservation).toMatchObject({
    intent: { correctedBy: null },
    booking: {
      party: { value: 5 },
      children: { value: 1 },
      date: { value: '2026-11-28', words: [fromTo('sabato')] },
      time: { value: '20:00' },
    },
    question: null,
  });
  const { party } = reservation?.booking ?? {};
  expect(party?.words.map(({ from, to }) => text.slice(from, to)).join(' ')).toContain(
    '4 più un bimbo',
  );
});

test('what is missing is asked back in the language of who wrote; what is nothing of the kind is left alone', async () => {
  const { look } = await said('Vorrei prenotare un tavolo per 4 sabato');
  expect((await look()).findings?.reservation?.question).toBe('A che ora?');
  const other = await said('Complimenti, la torta di ieri era ottima!');
  expect((await other.look()).findings).toBeNull();
});

test('phones, mails and addresses are found in any language', async () => {
  const { look } = await said('Rufen Sie mich bitte an, ich möchte etwas fragen: +49 171 5550142');
  expect((await look()).findings).toMatchObject({
    reservation: null,
    contacts: [{ kind: 'phone', value: '+491715550142' }],
  });
});

test('a correction stays, counts before what is read, and can be taken back step by step', async () => {
  const { owner, id, look } = await said('Vorrei prenotare un tavolo per 4 sabato');
  const corrected = await owner.conversations.correct({ id, party: 6 });
  expect(corrected.findings?.reservation?.booking.party).toEqual({
    ...{ value: 6, confidence: 1, words: [], alternatives: [], correctedBy: 'Marta Bassi' },
  });
  expect(corrected.reading).toMatchObject({ correctedBy: null });
  await owner.conversations.correct({ id, party: 7, time: '20:30' });
  const { booking, question } = (await look()).findings?.reservation ?? {};
  expect(booking).toMatchObject({ party: { value: 7 }, time: { value: '20:30' } });
  expect(question).toBeNull();
  const undo = () => owner.conversations.undoCorrection({ id, field: 'party' });
  expect((await undo()).findings?.reservation?.booking.party).toMatchObject({ value: 6 });
  expect((await undo()).findings?.reservation?.booking).toMatchObject({
    party: { value: 4, correctedBy: null },
    time: { value: '20:30' },
  });
  await expect(undo()).rejects.toMatchObject({ code: 'not_found' });
});

test('it is no booking, says a member; and where none was read, a member says it is one', async () => {
  const { owner, id, look } = await said(asks);
  await owner.conversations.correct({ id, intent: 'none' });
  expect((await look()).findings?.reservation?.intent).toMatchObject({ value: 'none' });
  const other = await said('Ci vediamo lì, come l’altra volta');
  await other.owner.conversations.correct({ id: other.id, kind: 'reservation' });
  expect((await other.look()).findings?.reservation).toMatchObject({
    intent: { value: 'reserve' },
    booking: { party: { value: null }, date: { value: null } },
  });
});

test('what was said of words that changed since counts no more', async () => {
  const { firm, owner, channelId, asked, id, look } = await said(asks);
  await owner.conversations.correct({ id, party: 6 });
  firm.patto.clock.turn(60_000);
  await edit(firm, channelId, { ...asked, text: 'Siamo in 8 sabato alle 8, avete un tavolo?' });
  const { editedAt, findings } = await look();
  expect(editedAt).not.toBeNull();
  expect(findings?.reservation?.booking.party).toMatchObject({ value: 8, correctedBy: null });
});

/** Our own site tells of no edits: another network would, with a new version of what it said. */
async function edit({ patto: { app }, workspaceId }: Firm, channelId: string, said: WidgetPayload) {
  const item = website
    .receive(said)
    .items.find(({ what }) => what === 'message') as IncomingMessage;
  const heard = { channelId, network: 'website', rawEventId: newId(), receivedAt: new Date() };
  const read = { ...heard, item: { ...item, version: '2' }, reading: null };
  await inWorkspace(app.db, app.scope(workspaceId), (trx) => emit(trx, 'incoming.read', [read]));
}

test('only a member of this workspace corrects; another one finds nothing there', async () => {
  const { firm, id } = await said(asks);
  const passo = await openFirm(patto, 'Passo', 'Dario Neri');
  const { correct, undoCorrection } = passo.owner.conversations;
  await expect(correct({ id, party: 6 })).rejects.toMatchObject({ code: 'not_found' });
  await firm.owner.conversations.correct({ id, party: 6 });
  const undo = undoCorrection({ id, field: 'party' });
  await expect(undo).rejects.toMatchObject({ code: 'not_found' });
  expect(await passo.owner.conversations.corrections({})).toEqual({ cases: 0, yaml: '' });
});

test.each([
  { party: 0 },
  { party: 2.5 },
  { children: -1 },
  { date: '2026-02-30' },
  { time: '25:00' },
  { time: 'otto' },
])('%j is no correction', async (wrong) => {
  const { owner, id } = await said(asks);
  const correct = owner.conversations.correct({ id, ...wrong });
  await expect(correct).rejects.toMatchObject({ code: 'invalid' });
});

test('an owner takes the corrections home as cases for the reader', async () => {
  const { firm, owner, id } = await said(asks);
  await owner.conversations.correct({ id, party: 6, children: 2 });
  expect(await owner.conversations.corrections({})).toEqual({
    cases: 1,
    yaml: `- id: correction-${id}
  lang: it
  text: "${asks}"
  ref: 2026-11-22T13:00
  opening: "12:00-14:30, 19:00-22:30"
  intent: reserve
  party: 6
  children: 2
  date: "2026-11-28"
  time: "20:00"
`,
  });
  const sara = await addMember(firm, 'Sara');
  const refused = sara.client.conversations.corrections({});
  await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
});

test('an export of the person has the corrections, an erasure leaves none', async () => {
  const { owner, id, look } = await said(asks);
  await owner.conversations.correct({ id, party: 6 });
  const personId = (await look()).author.id ?? '';
  const whole = JSON.stringify(await owner.people.export({ id: personId }));
  expect(whole).toContain('"field":"party"');
  await owner.people.erase({ id: personId, reason: 'asked' });
  expect((await look()).findings).toBeNull();
  expect(await owner.conversations.corrections({})).toEqual({ cases: 0, yaml: '' });
});
