import type { When } from '../when/when.ts';
import { hourIn, isOneDay } from './readings.ts';

// "quelli del giovedì", "since Sunday", "my sister leaves on Monday"
const before = [
  /(?<!\p{L})(?:quell[ie] d\p{L}+|solit[ie] d\p{L}+|gruppo d\p{L}+|d[ao]|since|last|ever since|stop asking for)\s+$/iu,
  /(?<!\p{L})(?:parte|partono|riparte|ripartono|escono|esce|torna|tornano|rientra|rientrano|arriva|arrivano|si sposa|si sposano|si laurea|lo operano|la operano|gioca|giocano)(?:\s(?!(?:e|ma|and|but|so)\s)[^\s.,;:!?]+){0,3}\s+$/iu,
  /(?<!\p{L})(?:hand in|leaves|fly out|flies|flying out|lands|arrives|gets back|gets married|get married|graduates|moves out|is due|are due)(?:\s(?!(?:e|ma|and|but|so)\s)[^\s.,;:!?]+){0,3}\s+$/iu,
];
// "domani è il primo giorno di dieta", "the Wednesday lot", "our Christmas do", "Sunday is mum's birthday"
const after = [
  /^['’]?s?,?\s+(?:è|e'|sono|sarà|is|was|will be)\s+(?:il|lo|la|l['’]|i|gli|le|un|una|piena?|pien[oi]|the|my|our|his|her|their|an?|full|taken|gone|mum['’]?s|\p{L}+['’]s)/iu,
  /^['’]s\s+(?:full|taken|gone|my|our|the)(?!\p{L})/iu,
  /^\s+(?:lot|crowd|gang|club|girls|boys|lads|team|regulars|group|do|party|bash)(?!\p{L})/iu,
  /^\s+(?:escono|esce|parte|partono|partiamo|arriva|arrivano|torna|tornano|gioca|giocano|dormo|lavoro|lavoriamo|sono di turno|siamo via|sono via|i work|i['’]m working|we fly|we['’]re away|i['’]m away)(?!\p{L})/iu,
];

// "quindi stasera è l'ultima cena"
const concludes = /(?<!\p{L})(?:quindi|perciò|allora|ecco|so|then)[\s,:]+$/iu;

/**
 * Without the days that only tell of something else ("mia sorella parte lunedì, quindi domenica sera da voi"), where another day
 * is left.
 */
export function daysOfTable(text: string, whens: readonly When[]): When[] {
  const others = new Set(whens.filter((one) => isOfOther(text, one)));
  const isLeft = whens.some((one) => isOneDay(one) && !others.has(one));
  return isLeft ? whens.filter((one) => !others.has(one)) : [...whens];
}

function isOfOther(text: string, when: When): boolean {
  if (!isOneDay(when) || hasHour(when)) return false;
  const { from, to } = when;
  const [lead, rest] = [text.slice(Math.max(0, from - far), from), text.slice(to, to + far)];
  if (concludes.test(lead)) return false;
  return before.some((words) => words.test(lead)) || after.some((words) => words.test(rest));
}

const far = 50;

function hasHour({ kind, values }: When): boolean {
  return kind === 'datetime' && hourIn(values[0]?.start) !== undefined;
}
