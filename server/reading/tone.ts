import { apart, type Evidence } from './evidence.ts';
import { faceValue, isScornful } from './faces.ts';
import type { Found } from './find-phrases.ts';
import type { RequestKind, Standings } from './kind.ts';
import type { Span } from './span.ts';
import type { Token, Tokens } from './tokens.ts';

export type Tone = 'positive' | 'neutral' | 'negative';

/** A word or a face with its worth where it stands: above 0 glad, below 0 cross. */
export type Feeling = Span & { value: number; face: boolean };

const worth = new Map([
  ['very good', 2],
  ['good', 1],
  ['thanks', 0],
  ['no feeling', 0],
  ['bad', -1],
  ['very bad', -2],
]);
const reachOfNot = 3;
const mostOfFaces = 3;
// What makes a tone: less in a message that only remarks, more in one that asks and smiles on the way.
const remark = 0.9;
const aside = 1.5;
const trouble = 4;

/** What the words and faces of a message feel like, turned by "not", "very", "but" and "if" around them. */
export function feelings(tokens: Tokens, evidence: Evidence): Feeling[] {
  const around = surroundings(tokens, evidence);
  const hits = apart([...worth.keys()].flatMap((section) => evidence(section)));
  const mocked = tokens.faces.some(isScornful);
  const ofWords = hits.map((hit) => mock(feeling(tokens, hit, around), mocked));
  const ofFaces = tokens.faces.map((face) => ({ ...face, value: faceValue(face), face: true }));
  return [...ofWords, ...ofFaces].filter(({ value }) => value !== 0);
}

/** The sum of the feelings; many hearts in a row count as a few. */
export function mood(all: readonly Feeling[]): number {
  const ofFaces = sum(all.filter(({ face }) => face));
  return (
    sum(all.filter(({ face }) => !face)) + Math.max(-mostOfFaces, Math.min(mostOfFaces, ofFaces))
  );
}

function sum(all: readonly Feeling[]): number {
  return all.reduce((total, { value }) => total + value, 0);
}

/** The tone of a message of this kind. A complaint is negative unless it praises more. */
export function toneOf(kind: RequestKind, all: Standings, inWords: number): Tone {
  if (kind === 'spam') return 'neutral';
  const praised = all.praise.score > all.complaint.score && inWords > 0;
  if (kind === 'complaint') return praised ? 'neutral' : 'negative';
  const total = inWords + (kind === 'praise' ? 2 : 0) - (all.complaint.score >= 4 ? 2 : 0);
  const much = kind === 'praise' || kind === 'other' ? remark : aside;
  if (total >= much) return 'positive';
  return total <= -(isOwnTrouble(kind, all) ? trouble : much) ? 'negative' : 'neutral';
}

/** "Purtroppo dobbiamo annullare, siamo tutti malati": cross with nobody. */
function isOwnTrouble(kind: RequestKind, { complaint }: Standings): boolean {
  return (kind === 'reservation' || kind === 'order') && complaint.score < 2;
}

function mock(feeling: Feeling, mocked: boolean): Feeling {
  return mocked && feeling.value > 0 ? { ...feeling, value: -feeling.value } : feeling;
}

type Around = {
  not: ReadonlySet<number>;
  very: ReadonlySet<number>;
  /** Where "but" first stands, by sentence, and "if" by clause. */
  but: ReadonlyMap<number, number>;
  if: ReadonlyMap<number, number>;
};

function surroundings({ words }: Tokens, evidence: Evidence): Around {
  const places = (section: string) => evidence(section).map(({ last }) => last);
  const first = (section: string, part: 'sentence' | 'clause') =>
    new Map(
      places(section)
        .toReversed()
        .map((at) => [words[at]?.[part] ?? 0, at]),
    );
  const [not, very] = [new Set(places('not')), new Set(places('very'))];
  return { not, very, but: first('but', 'sentence'), if: first('if', 'clause') };
}

function feeling({ words }: Tokens, hit: Found, around: Around): Feeling {
  const [first, last] = [words[hit.first] as Token, words[hit.last] as Token];
  const base = worth.get(hit.section) ?? 0;
  const before = around.very.has(hit.first - 1) ? 1.4 : 1;
  const value = base * before * negation(words, hit, around) * contrast(first, hit, around);
  const wished = value > 0 && (around.if.get(first.clause) ?? hit.first) < hit.first;
  return { value: wished ? value * 0.3 : value, from: first.from, to: last.to, face: false };
}

function negation(words: readonly Token[], { first, last }: Found, { not }: Around): number {
  // "mai deluso" is a phrase of its own: another "non" before it is the same "not".
  for (let at = first; at <= last; at++) if (not.has(at)) return 1;
  for (let at = first - 1; at >= first - reachOfNot; at--) {
    if (words[at]?.clause !== words[first]?.clause) return 1;
    if (not.has(at)) return -0.7;
  }
  return 1;
}

function contrast({ sentence }: Token, { first }: Found, { but }: Around): number {
  const at = but.get(sentence);
  if (at === undefined || at === first) return 1;
  return at < first ? 1.4 : 0.6;
}
