import { apart, type Evidence, overlap } from './evidence.ts';
import type { Found } from './find-phrases.ts';
import type { Tokens } from './tokens.ts';

/** What a message asks for. */
export type RequestKind =
  | 'question'
  | 'complaint'
  | 'reservation'
  | 'order'
  | 'idea'
  | 'praise'
  | 'spam'
  | 'other';

/** How strongly the words point to one kind, and which words. */
type Standing = { score: number; phrases: readonly Found[] };
export type Standings = Record<Exclude<RequestKind, 'other'>, Standing>;

const sure = 4;
const likely = 2;
const enough = 3;

/** Weighs the words for each kind: 4 a sure phrase, 2 a likely one, 1 for all hints; less for look-alikes. */
export function standings(evidence: Evidence): Standings {
  return {
    question: standing(evidence, 'question'),
    complaint: standing(evidence, 'complaint'),
    reservation: standing(evidence, 'reservation'),
    order: standing(evidence, 'order'),
    idea: standing(evidence, 'idea'),
    praise: standing(evidence, 'praise'),
    spam: standing(evidence, 'spam'),
  };
}

function standing(evidence: Evidence, kind: string): Standing {
  const sures = evidence(kind);
  const likelies = clear(evidence(`${kind} likely`), sures);
  const hints = clear(evidence(`${kind} hint`), [...sures, ...likelies]);
  const against = evidence(`not ${kind}`).length;
  // Weak words add up to a proposal, never to a certainty.
  const weak = likelies.length * likely + Math.min(hints.length, 1);
  const forIt = sures.length * sure + (sures.length > 0 ? weak : Math.min(weak, enough));
  const score = forIt - (against === 0 ? 0 : sure + (against - 1) * likely);
  return { score, phrases: sures.length > 0 ? sures : [...likelies, ...hints] };
}

function clear(weaker: readonly Found[], stronger: readonly Found[]): readonly Found[] {
  const kept = new Set(apart([...stronger, ...weaker]));
  return weaker.filter(
    (phrase) => kept.has(phrase) && !stronger.some((one) => overlap(one, phrase)),
  );
}

/** The kind these standings propose; `mood` is the polarity of the words, below 0 for cross ones. */
export function kindOf(all: Standings, tokens: Tokens, mood: number): RequestKind {
  if (isSpam(all, tokens)) return 'spam';
  const request = strongestRequest(all);
  if (request !== null && outweighs(all, request)) return request;
  if (isQuestion(all, tokens, mood)) return 'question';
  if (request !== null && all[request].score >= enough) return request;
  if (all.praise.score >= likely && all.praise.score >= all.complaint.score && mood > 0)
    return 'praise';
  if (all.complaint.score >= likely && mood < 0) return 'complaint';
  if (mood <= -2) return 'complaint';
  if (mood >= 2 && all.complaint.score <= 0) return 'praise';
  if (all.praise.score < sure) return 'other';
  return mood <= -1 ? 'complaint' : 'praise';
}

function isSpam({ spam, complaint }: Standings, { links }: Tokens): boolean {
  const linked = spam.score >= likely && links > 0 ? 1 : 0;
  return spam.score + linked >= enough && complaint.score < spam.score;
}

type Request = 'complaint' | 'reservation' | 'order' | 'idea';
const requests: readonly Request[] = ['complaint', 'reservation', 'order', 'idea'];

/** The best founded of the requests that somebody must act on; the earlier wins a tie. */
function strongestRequest(all: Standings): Request | null {
  const [best] = requests.toSorted((a, b) => all[b].score - all[a].score);
  return best !== undefined && all[best].score >= likely ? best : null;
}

function outweighs(all: Standings, request: Request): boolean {
  if (all[request].score < sure) return false;
  // @NOTE: "great food, one dish came cold" is praise with a remark, unless the remark is half of it.
  return request !== 'complaint' || all.complaint.score * 2 >= all.praise.score;
}

function isQuestion(
  { question, praise, complaint }: Standings,
  { questions, words }: Tokens,
  mood: number,
): boolean {
  if (question.score >= sure) return true;
  const asked = questions.size > 0 && words.length > 0 ? likely : 0;
  if (praise.score >= sure && mood > 0) return false;
  if (complaint.score >= enough && mood < 0) return false;
  return question.score + asked >= likely;
}
