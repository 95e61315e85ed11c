import { openFirm } from './firm.ts';
import { startNetwork } from './network.ts';

/** Writes what a real network sends: `node e2e/networks/capture.ts > server/connectors/bluesky/captured.jsonl` */
const network = await startNetwork();
const [aurora, karl, anna] = [
  await network.createAccount('aurora'),
  await network.createAccount('karl'),
  await network.createAccount('anna'),
];
const firm = await openFirm(network, aurora);

async function capture(name: string): Promise<void> {
  await network.settled();
  const { payloads } = await firm.pull();
  process.stdout.write(`${JSON.stringify({ name, payloads })}\n`);
}

async function captureLater(name: string): Promise<void> {
  firm.passes(60_000);
  await capture(name);
}

const ship = 'Do you ship to Bremen? 🇩🇪';
const mention = (at: number) => ({
  index: { byteStart: at, byteEnd: at + 12 },
  features: [{ $type: 'app.bsky.richtext.facet#mention', did: aurora.did }],
});
const link = {
  index: { byteStart: 0, byteEnd: 4 },
  features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://example.org/cannoli' }],
};
const card = { uri: 'https://example.com/card', title: 'A card', description: 'It says more' };

const root = await aurora.post('Cannoli, anche lontano. 🍋');
await capture('ourPost');
const comment = await karl.reply(ship, root);
await capture('reply');
await anna.reply('To Vienna they do', comment, root);
await capture('nested');
const both = { reply: { root, parent: root }, facets: [mention(0)] };
await karl.post('@aurora.test and to Vienna?', both);
await capture('replyThatMentions');
const elsewhere = await karl.mention('best in Modica', aurora);
await capture('mention');
const thanks = await aurora.reply('Grazie!', elsewhere);
await capture('ourReply');
await karl.reply('Prego', thanks, elsewhere);
await capture('replyToOurReplyElsewhere');
const foreign = await anna.post('Where to eat in Sicily?');
await network.settled();
await karl.post('ask @aurora.test', {
  reply: { root: foreign, parent: foreign },
  facets: [mention(4)],
});
await capture('mentionInForeignThread');
await karl.quote('Look at this', root);
await capture('quote');
const embed = { $type: 'app.bsky.embed.external', external: card };
await karl.post('Read', { reply: { root, parent: root }, facets: [link], embed });
await capture('replyWithCard');
await karl.like(root);
await capture('like');
await karl.repost(root);
await capture('repost');
await karl.follow(aurora);
await capture('follow');
await karl.edit(comment, 'Do you ship to Berlin?');
await captureLater('edited');
await karl.remove(comment);
await captureLater('deleted');
const answered = await aurora.reply('Sì', root);
await captureLater('ourComment');
await aurora.remove(root);
await captureLater('ourPostDeleted');
await anna.reply('What was here?', answered, root);
await captureLater('replyUnderDeletedPost');
await network.stop();
