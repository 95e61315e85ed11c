import type { Contact } from './contact.ts';

const space = String.raw`[ \t\u00a0]{1,2}`;
const name = String.raw`[\p{L}'’.-]{1,24}`;
const houseNumber = String.raw`\d{1,4}(?: ?\/ ?(?:\d{1,3}|\p{L})(?![\p{L}\p{N}])|-(?:\d{1,3}|\p{L})(?![\p{L}\p{N}])|\p{L}(?![\p{L}\p{N}]))?`;
const city = String.raw`(?:(?:san|santa|santo|sant|reggio|la|l'|monte|castel|new|los|saint) ?)?\p{L}[\p{L}'’-]{2,24}`;
const cap = String.raw`(?:[ ,\n–-]{1,4}\d{5}(?!\d)(?: ${city}(?: \(\p{L}{2}\))?)?)?`;
const square = String.raw`(?:via|viale|v\.le|piazza|p\.?zza|p\.za|piazzale|piazzetta|corso|c\.so|largo|vicolo|contrada|c\.da|strada|lungomare|borgo|calle|salita|fondamenta)`;
const italian = new RegExp(
  `(?<![\\p{L}\\p{N}])${square}${space}(?<name>(?:\\d{1,2}${space})?${name}(?:${space}${name}){0,4}?)(?:,? ?(?:n|n\\.|nr|n°|civico|numero)${space}|,? ?n[.°] ?|, ?|${space})${houseNumber}(?![\\p{N}:.,]\\d|\\p{N})${cap}`,
  'giu',
);
const street = String.raw`(?:street|st\.?|road|rd\.?|avenue|ave\.?|lane|ln\.?|drive|square|sq\.?|boulevard|blvd\.?|terrace|crescent|gardens|wynd|hill)`;
const postcode = String.raw`(?:\p{L}{1,2}\d[\p{L}\d]? ?\d\p{L}{2}|(?:\p{L}{2} )?\d{5}(?:-\d{4})?)(?![\p{L}\p{N}])`;
const english = new RegExp(
  `(?<![\\p{L}\\p{N}.,:/€$£])(?<number>\\d{1,5}\\p{L}?)${space}(?<name>${name}(?:${space}${name}){0,3}?)${space}${street}(?![\\p{L}\\p{N}])(?:(?:,? ${city})?,? ${postcode})?`,
  'giu',
);
const german = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<name>\\p{L}{2,24}(?:straße|strasse|str\\.|gasse|platz|weg))${space}${houseNumber}(?!\\p{N})${cap}`,
  'giu',
);

// Words that stand in sentences and in no name of a street: "corso di cucina alle 20", "2 of us on the road".
const sentence = new RegExp(
  String.raw`(?<![\p{L}'’])(?:il|lo|le|gli|un|una|in|per|alle|dalle|ore|con|che|siamo|fa|sono|è|e|o|a|al|alla|dal|non|mi|ci|da noi|tutto|tutti|` +
    String.raw`the|a|an|of|us|on|for|at|in|to|and|or|from|down|up|by|my|your|our|this|that|is|are|was|were|people|more|minutes?|mins?|miles?|hours?|km|days?|per|with|we|you|i|off|along|across|pm|am)(?![\p{L}'’])`,
  'iu',
);
const amount =
  /^ ?(?:€|\$|£|%|euro|eur|persone|posti|giorni|lezioni|minuti|km|ore|anni|kg|bottiglie|pezzi|incontri|partecipanti|people|years|metri|mq)(?!\p{L})/iu;

/** Italian, English and German postal addresses: a street with a house number, and the postcode after it. */
export function findAddresses(text: string): Contact[] {
  const found = [italian, english, german].flatMap((form) => [...text.matchAll(form)]);
  const addresses = found.filter((match) => isStreet(text, match)).map(addressOf);
  return addresses
    .toSorted((a, b) => a.from - b.from)
    .filter(({ from }, at, all) => from >= (all[at - 1]?.to ?? 0));
}

function isStreet(text: string, { 0: found, index, groups }: RegExpExecArray): boolean {
  const after = text.slice(index + found.length, index + found.length + 14);
  return !sentence.test(groups?.name ?? '') && !amount.test(after);
}

function addressOf({ 0: found, index }: RegExpExecArray): Contact {
  const value = found.replace(/\s+/g, ' ');
  return { kind: 'address', from: index, to: index + found.length, value };
}
