import type { Company } from './company.ts';
import type { Line } from './line.ts';

const farthest = 9;

/**
 * Those told apart who may come together: "i Caruso in 6, i Mele in 5", "noi quattro, i vicini con i loro due bimbi". Whether they do is
 * weighed as of any other statement. In the order of the text; time grows with the number of statements.
 */
export function together(line: Line, found: readonly Company[]): Company[] {
  const runs: Company[][] = [];
  for (const one of found.filter(isSeveral)) {
    const run = runs.at(-1);
    if (run && goesOn(line, run.at(-1), one)) run.push(one);
    else if (one.strength > 1) runs.push([one]);
  }
  return runs.flatMap((run) => (run.length > 1 ? [summed(run)] : []));
}

/** Not one who is only spoken of: "noi quattro, mia moglie vi richiama", "six of us, I believe". */
function isSeveral({ count, children, strength, adds }: Company): boolean {
  if (count === null || strength === 0) return false;
  return count !== 1 || strength > 1 || children !== null || adds;
}

/** In the same sentence and not of another day. */
function goesOn(line: Line, last: Company | undefined, next: Company): boolean {
  if (!last || next.corrects || next.among || next.past !== last.past) return false;
  if (next.first - last.next > farthest || isSameAgain(line, last, next)) return false;
  const isElsewhere = line.taken.slice(last.next, next.first).some((isTaken) => isTaken);
  return !isElsewhere && !/[.;!?\n](?!\d)/.test(line.text.slice(last.to, next.from));
}

/** "7 persons (5 adults and 2 kids)", "siamo in 6: quattro adulti e due bimbi". */
function isSameAgain({ words }: Line, last: Company, next: Company): boolean {
  return last.count === next.count && /^[(:=-]$/.test(words[last.next]?.text ?? '');
}

function summed(parts: readonly Company[]): Company {
  const [begin, end] = [parts[0], parts.at(-1)] as [Company, Company];
  const [count, children] = [sumOf(parts, 'count'), sumOf(parts, 'children')];
  return { ...begin, to: end.to, next: end.next, count, children: children || null, parts };
}

function sumOf(parts: readonly Company[], of: 'count' | 'children'): number {
  return parts.reduce((sum, one) => sum + (one[of] ?? 0), 0);
}
