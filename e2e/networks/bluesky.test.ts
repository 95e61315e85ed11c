import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bluesky } from '../../server/connectors/bluesky/index.ts';
import type { IncomingReaction } from '../../server/connectors/connector.ts';
import { type Firm, openFirm, saying, visible } from './firm.ts';
import { type Network, startNetwork } from './network.ts';
import type { Ref, Somebody } from './somebody.ts';

describe('Bluesky, on a real PDS and AppView', { timeout: 180_000 }, () => {
  let network: Network;
  let aurora: Somebody;
  let karl: Somebody;
  let firm: Firm;
  let root: Ref;

  before(async () => {
    network = await startNetwork();
    aurora = await network.createAccount('aurora');
    karl = await network.createAccount('karl');
    firm = await openFirm(network, aurora);
    root = await aurora.post('Cannoli, anche lontano. 🍋');
    await network.settled();
    await karl.reply('Before you came here', root);
    await network.settled();
    await firm.pulls();
  });
  after(() => network?.stop());

  /** A comment under our post, once it is known to everybody. */
  const comments = async (text: string, under = root): Promise<Ref> => {
    const comment = await karl.reply(text, under, root);
    await network.settled();
    return comment;
  };

  it('says who we are there', async () => {
    const probe = await bluesky.probe(firm.account, firm.io);
    assert.deepEqual(probe, {
      account: aurora.did,
      name: 'aurora.test',
      link: 'https://bsky.app/profile/aurora.test',
      capabilities: ['listen', 'answer', 'confirm'],
      limits: { unit: 'grapheme', text: 300 },
    });
  });

  it('refuses a wrong password in words', async () => {
    const account = { ...firm.account, memory: new Map<string, unknown>() };
    account.credentials = { handle: aurora.handle, password: 'wrong' };
    await assert.rejects(bluesky.probe(account, firm.io), /^Error: auth: .*password/);
  });

  it('takes the recent past as history', async () => {
    const before = await firm.hears(saying('Before you came here'));
    assert.equal(before.history, true);
    assert.ok(firm.heard.some((item) => item.what === 'post' && item.id === root.uri));
  });

  it('hears a reply within five seconds, with the post above it', async () => {
    const comment = await karl.reply('Do you ship to Bremen? 🇩🇪', root);
    const heard = await firm.hears(saying('Do you ship to Bremen? 🇩🇪'));
    assert.equal(heard.id, comment.uri);
    assert.equal(heard.post, root.uri);
    assert.equal(heard.history, false);
    assert.equal(heard.author.id, karl.did);
    const post = firm.heard.find((item) => item.what === 'post' && item.id === heard.post);
    assert.equal(post?.what === 'post' && post.text, 'Cannoli, anche lontano. 🍋');
  });

  it('hears a reply that also mentions us once', async () => {
    const text = '@aurora.test and to Vienna?';
    const index = { byteStart: 0, byteEnd: 12 };
    const features = [{ $type: 'app.bsky.richtext.facet#mention', did: aurora.did }];
    await karl.post(text, { reply: { root, parent: root }, facets: [{ index, features }] });
    await firm.hears(saying(text));
    await network.settled();
    await firm.pulls();
    assert.equal(firm.heard.filter(saying(text)).length, 1);
  });

  it('places what is said between others under our post', async () => {
    const anna = await network.createAccount('anna');
    const comment = await comments('Is it gluten free?');
    await anna.reply('No, but the granita is', comment, root);
    const heard = await firm.hears(saying('No, but the granita is'));
    assert.deepEqual([heard.post, heard.parent], [root.uri, comment.uri]);
  });

  it('hears mentions elsewhere as conversations of their own, and quotes under what they quote', async () => {
    await karl.mention('best in Modica', aurora);
    await karl.quote('Look at this', root);
    const mention = await firm.hears(saying('@aurora.test best in Modica'));
    const quote = await firm.hears(saying('Look at this'));
    assert.deepEqual([mention.post, mention.parent], [null, null]);
    assert.deepEqual([quote.post, quote.parent], [root.uri, null]);
  });

  it('hears likes, reposts and follows', async () => {
    await karl.like(root);
    await karl.repost(root);
    await karl.follow(aurora);
    for (const [kind, on] of [
      ['like', root.uri],
      ['repost', root.uri],
      ['follow', null],
    ] as const) {
      const heard = await firm.hears(
        (item): item is IncomingReaction => item.what === 'reaction' && item.kind === kind,
      );
      assert.equal(heard.on, on);
      assert.equal(heard.author.handle, 'karl.test');
    }
  });

  it('answers, once however often it is sent, and is seen by who asked', async () => {
    const comment = await comments('How long does it take?');
    const createdAt = new Date().toISOString();
    const text = 'Due giorni, @karl.test: https://aurora.example/spedizioni è la pagina.';
    const first = await firm.answers(comment, text, { createdAt });
    const again = await firm.answers(comment, text, { createdAt });
    assert.deepEqual(again, first);
    const id = await visible(firm, first);
    const thread = (await karl.sees('app.bsky.feed.getPostThread', { uri: comment.uri })).thread;
    const replies = (thread as { replies: { post: { uri: string; record: object } }[] }).replies;
    assert.deepEqual(
      replies.map((reply) => reply.post.uri),
      [id],
    );
    const record = replies[0]?.post.record as { facets?: { features: { $type: string }[] }[] };
    const kinds = record.facets?.map((facet) => facet.features[0]?.$type.split('#')[1]);
    assert.deepEqual(kinds, ['mention', 'link']);
  });

  it('hears what we answer from elsewhere as ours', async () => {
    const comment = await comments('Open on Sunday?');
    await aurora.reply('Sì, fino alle 13', comment, root);
    firm.passes(10_000);
    const heard = await firm.hears(saying('Sì, fino alle 13'));
    assert.deepEqual([heard.ours, heard.parent, heard.post], [true, comment.uri, root.uri]);
  });

  it('goes on after a restart where it was', async () => {
    firm.restarts();
    const known = new Set(firm.heard.map((item) => item.id));
    assert.deepEqual(
      (await firm.pulls()).filter((item) => !known.has(item.id)),
      [],
    );
    await comments('Still there?');
    await firm.hears(saying('Still there?'));
  });

  it('follows an edit and a deletion', async () => {
    const comment = await comments('A table for 4');
    const first = await firm.hears(saying('A table for 4'));
    await karl.edit(comment, 'A table for 5');
    await firm.looksAgain();
    const edited = await firm.hears(saying('A table for 5'));
    assert.equal(edited.id, first.id);
    assert.notEqual(edited.version, first.version);
    await karl.remove(comment);
    const items = await firm.looksAgain();
    assert.ok(items.some((item) => item.what === 'deletion' && item.id === comment.uri));
  });

  it('does not answer what was deleted, nor where the author let nobody', async () => {
    const comment = await comments('Never mind');
    await karl.remove(comment);
    await network.settled();
    const gone = await firm.answers(comment, 'Prego');
    assert.equal(gone.state === 'refused' && gone.problem.kind, 'not-found');
    const closed = await karl.mention('not a question', aurora);
    await karl.closeThread(closed);
    await network.settled();
    const shut = await firm.answers(closed, 'Grazie');
    assert.equal(shut.state === 'refused' && shut.problem.kind, 'permission');
  });

  it('keeps the conversation when our post is deleted', async () => {
    const post = await aurora.post('Un errore');
    await network.settled();
    const comment = await karl.reply('What is this?', post);
    await firm.hears(saying('What is this?'));
    const sent = await firm.answers(comment, 'Un nostro errore');
    const id = await visible(firm, sent);
    const [answer] = (await aurora.sees('app.bsky.feed.getPosts', { uris: id })).posts as Ref[];
    await aurora.remove(post);
    const items = await firm.looksAgain();
    assert.ok(items.some((item) => item.what === 'post' && item.id === post.uri && item.deletedAt));
    await karl.reply('No problem', answer as Ref, post);
    const heard = await firm.hears(saying('No problem'));
    assert.deepEqual([heard.post, heard.parent], [post.uri, id]);
    const last = await firm.answers({ uri: heard.id, cid: heard.version }, 'Grazie!');
    await visible(firm, last);
  });

  it('says who blocks us, takes nothing from what they said, and knows who cannot see us', async () => {
    const berta = await network.createAccount('berta');
    const comment = await berta.reply('Never again!', root);
    await firm.hears(saying('Never again!'));
    const sent = await firm.answers(comment, 'Ci dispiace');
    const id = await visible(firm, sent);
    await berta.block(aurora);
    await network.settled();
    const refused = await firm.answers(comment, 'Possiamo rimediare?');
    assert.deepEqual(refused, {
      state: 'refused',
      problem: { kind: 'blocked', detail: '@berta.test blocks this account' },
    });
    const confirmed = await bluesky.confirm?.(id, firm.account, firm.io);
    assert.equal(confirmed?.state, 'absent');
    assert.equal(confirmed?.problem?.kind, 'blocked');
    const items = await firm.looksAgain();
    assert.ok(!items.some((item) => item.what === 'deletion' && item.id === comment.uri));
  });
});
