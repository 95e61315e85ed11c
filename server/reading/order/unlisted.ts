import type { Token, Tokens } from '../tokens.ts';
import { type Amount, isUnit, numberOf } from './amounts.ts';
import { isHollow } from './catalogue.ts';

const noProduct =
  /^(?:mins|lt$|sedi[ae]|chair|tra$|fra$|under$|tonight|tomorrow|famil|coupl|euros|cm$|inch|int$|person|pers|pax|people|peopl|adult|bambin|child|kid|or[ae]$|minut|min$|hour|giorn|day|settiman|week|mes[ei]$|month|ann[oi]$|year|euro|eur$|volt|time|stell|star|am$|pm$|su|e$|o$|and$|or$|gennai|febbrai|marz|april|maggi|giugn|lugli|agost|settembr|ottobr|novembr|dicembr|march|may|june|july|august|september|october|november|december|of$|us$|in$|to$|at$|on$|for$|per$|alle$|a$|x$|th$|st$|nd$|rd$|mezz|half|quart|posti|tavol|table|seat|cert|km$|part|piano|via$|street|road|o'clock|oclock)/;
const stopsName =
  /^(?:e|ed|o|and|or|n|plus|piu|per|for|to|a|alle|ad|at|on|in|da|from|please|pls|grazie|thanks|thank|ore|che|con|come|like|passa|passo|adesso|now|coming|senza|with|without|ma|but|spedit|spedir|sped|da|x|un|una|an|ciao|domani|stasera|oggi|tomorrow|tonight|today|passo|ritiro|vengo|i|we|mi|ci|se|if|by|asap|soon|as)$/;
const longestName = 4;

/** Amounts with the words after them, `end` being the last: read only where an order is known to stand. */
export function unlistedIn({ words }: Tokens): (Amount & { end: number })[] {
  return words.flatMap((word, at) => {
    const value = numberOf(word);
    if (value === null || followsHour(words, at)) return [];
    const unit = unitAfter(words, at);
    const end = endOfName(words, unit.next, word);
    if (end === null) return [];
    return [{ value, unit: unit.name, confidence: 0.7, first: at, last: unit.next - 1, end }];
  });
}

/** "alle 8", "ore 20", "per 4", "via Roma 3", "tel 333": a number of something else. */
function followsHour(words: readonly Token[], at: number): boolean {
  const before = words[at - 1];
  if (before === undefined || before.clause !== words[at]?.clause) return false;
  const isElsewhere =
    /^(?:alle|alla|all|ore|verso|at|about|around|fur|tel|cell|via|numero|no|number|flat|int|civico|the|il|del|dalle|by|til|till|until|size|taglia|numero|euro)$/;
  return isElsewhere.test(before.forms[0] ?? '');
}

function unitAfter(words: readonly Token[], at: number): { name: string | null; next: number } {
  const [unit, of, your] = [1, 2, 3].map((ahead) => words[at + ahead]?.forms[0] ?? '');
  if (!isUnit(unit ?? '') || !/^(?:di|d|of)$/.test(of ?? '')) return { name: null, next: at + 1 };
  return { name: unit ?? null, next: isHollow(your ?? '') || your === 'your' ? at + 4 : at + 3 };
}

function endOfName(words: readonly Token[], from: number, number: Token): number | null {
  const head = words[from];
  if (head === undefined || head.number || head.clause !== number.clause) return null;
  if (noProduct.test(head.forms[0] ?? '') || isHollow(head.forms[0] ?? '')) return null;
  let end = from;
  for (let at = from + 1; at < from + longestName; at++) {
    const word = words[at];
    const name = word?.forms[0] ?? '';
    if (word === undefined || word.number || word.clause !== head.clause || stopsName.test(name))
      break;
    if (!isHollow(name)) end = at;
  }
  return end;
}
