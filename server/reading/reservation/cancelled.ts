import type { Tongue } from '../tongue.ts';
import type { When } from '../when/when.ts';
import { numbersAlone } from './change/values.ts';
import { type Company, countAt } from './company.ts';
import { lineOf } from './line.ts';
import { partyOf } from './party.ts';
import type { Turns } from './replaced.ts';
import type { Said } from './tell-apart.ts';

/** Of several days the one that stands after the word that cancels, else the first. */
export function cancelledFirst(whens: readonly When[], { cancel }: Turns): When[] {
  const last = Math.max(-1, ...cancel.map(({ to }) => to));
  const isAfter = ({ from, kind }: When) => from >= last && kind.startsWith('date');
  const after = whens.filter(isAfter);
  if (cancel.length === 0 || after.length === 0) return [...whens];
  return [...after, ...whens.filter((one) => !isAfter(one))];
}

const goesOn = /^\s*(?:[.,;:!?)]|$|(?:at|on|under|for|di|del|della|delle|dei|alle)(?!\p{L}))/iu;

/** "Annulla i 4 di Marchetti", "Cancelling Sunday, 3 at 1pm": where a table is given back, the one number left over is how many it was for. */
export function cancelledPeople(
  text: string,
  { whens, company }: Said,
  language: Tongue,
): Company[] {
  if (partyOf(company) !== null) return company;
  const left = numbersAlone(lineOf(text, language), whens);
  const [only, ...others] = left.filter(({ to }) => goesOn.test(text.slice(to, to + 10)));
  if (only === undefined || others.length > 0 || !(Number(only.told) <= most)) return company;
  return [countAt(only, Number(only.told))];
}

// "39 di febbre"
const most = 30;
