import { parse } from 'yaml';
import { linesAt, textAt } from './files.ts';
import { type Case, isBooking, isRight, judge, type Verdict } from './judge-reservation.ts';
import { type LineCase, lineCasesIn } from './line-cases.ts';

/**
 * Task `reservations`: JSONL, one comment a line, or the YAML of our own cases (docs/benchmarks.md). A field truly missing must be left missing; where several
 * values are meant the reader must offer one of them and mark the field open. Whole: intent (asking and reserving count as one),
 * party, children where told, date, time and a second table.
 */
export async function evaluateReservations(path: string) {
  const cases = casesIn(path);
  const verdicts = cases.map((one) => ({ one, verdict: judge(one) }));
  const of = (lang: string) =>
    sharesOf(verdicts.filter(({ one }) => one.lang === lang).map(({ verdict }) => verdict));
  const wrong = verdicts.filter(({ verdict }) => !isRight(verdict)).map(({ one }) => one.id);
  const json = { it: of('it'), en: of('en'), wrong };
  const lines = (['it', 'en'] as const).map((lang) => `${lang}: ${JSON.stringify(json[lang])}`);
  return { lines: [...lines, `wrong: ${wrong.join(' ')}`], json };
}

/** The cases of a file: JSONL, YAML whose name says the language (`open.it.yaml`), or lines (`intents/it.txt`), those told whole. */
export function casesIn(path: string): Case[] {
  const ofLines = /\b(it|en)\.txt$/.exec(path)?.[1] as Case['lang'] | undefined;
  if (ofLines) return lineCasesIn(textAt(path), ofLines).filter(isWhole);
  const lang = /\.(it|en)\.ya?ml$/.exec(path)?.[1] as Case['lang'] | undefined;
  if (lang === undefined) return linesAt(path);
  return (parse(textAt(path)) as Case[]).map((one) => ({ ...one, lang }));
}

/** A line that tells the table too, or that wants none. */
function isWhole({ isTold, intent }: LineCase): boolean {
  return isTold || !isBooking(intent);
}

function sharesOf(verdicts: readonly Verdict[]) {
  const share = (of: (one: Verdict) => boolean | null) => {
    const told = verdicts.map(of).filter((one) => one !== null);
    return told.length === 0 ? null : round(told.filter(Boolean).length / told.length);
  };
  const falses = share(({ falseBooking }) => falseBooking);
  return {
    n: verdicts.length,
    intent: share(({ intent }) => intent),
    intentMerged: share(({ intentMerged }) => intentMerged),
    falseBookingsPer100: falses === null ? null : round(falses * 100),
    party: share(({ party }) => party),
    children: share(({ children }) => children),
    date: share(({ date }) => date),
    time: share(({ time }) => time),
    whole: share(({ whole }) => whole),
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
