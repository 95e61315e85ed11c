import { listFrom } from './company-list.ts';
import { amountOf, has, type Line, textAt } from './line.ts';
import type { List } from './nouns.ts';

const back = 12;

/** "Verrei domani con due amici", "I'd bring my mum", "col collega": whoever writes and those named. */
export function withWriter(line: Line, at: number): List | null {
  const first = besideWriter(line, at);
  const list = first === null ? null : listFrom(line, first, true);
  if (!list?.named || !list.count || list.self) return null;
  return { ...list, first: at, count: list.count + 1, self: true };
}

/** Where those may begin who come with whoever writes. */
function besideWriter(line: Line, at: number): number | null {
  const joining = joins.exec(textAt(line, at, 3))?.[0];
  if (joining !== undefined) return at + joining.split(' ').length;
  const isWith = /^(?:con|col|coi|colla|with)$/.test(line.words[at]?.text ?? '');
  if (isWith) return isWriterComing(line, at) ? at + 1 : null;
  return isBringing(line, at) ? pastPlace(line, at + 1) : null;
}

/** "Mi raggiungono due amici", "con me ci sono tre colleghi", "joined by my sister". */
const joins =
  /^(?:mi (?:raggiung|accompagn)\p{L}+|con me (?:ci sono|c e|vien[ei]|vengono|verr(?:a|anno))|joined by)(?= |$)/u;

/** "Portare a cena la mia ragazza", "take out my mum". */
function pastPlace(line: Line, at: number): number {
  const place = /^(?:a (?:cena|pranzo|mangiare)|fuori|anche|out|along)(?= |$)/.exec(
    textAt(line, at, 2),
  );
  return at + (place?.[0].split(' ').length ?? 0);
}

/** "I'm taking", "I'd bring", "he's hosting", "vorrei portare". */
function isBringing(line: Line, at: number): boolean {
  const isVerb =
    /^(?:bring|brings|bringing|take|takes|taking|treat|treating|entertain|entertaining|host|hosting|portare|portarci|invitare|accompagnare|ospitare)$/.test(
      line.words[at]?.text ?? '',
    );
  return isVerb && isWriterBefore(line, at);
}

const near = 5;

function isWriterBefore({ words }: Line, at: number): boolean {
  for (let one = at - 1; one >= Math.max(0, at - near); one--) {
    const word = words[one]?.text ?? '';
    if (/^[.;,:]$/.test(word) || /^(?:we|us|they|you|it|noi|ci)$/.test(word)) return false;
    if (/^(?:i|s?he|vorrei|voglio|volevo|posso|potrei|mi|pensavo)$/.test(word)) return true;
  }
  return false;
}

/** "Sono in ospedale", not "sono da voi". */
function isElsewhere({ words }: Line, at: number): boolean {
  if (words[at]?.text !== 'sono') return false;
  return !/^(?:da|li|la|qui|qua|a)$/.test(words[at + 1]?.text ?? '');
}

/** One who writes of themselves, or of one other ("he'd come with his wife"), comes, said before in this sentence. */
function isWriterComing(line: Line, at: number): boolean {
  let comes = false;
  for (let one = at - 1; one >= Math.max(0, at - back); one--) {
    const word = line.words[one]?.text ?? '';
    if (line.taken[one]) continue;
    if (/^[.;:]$/.test(word) || /^(?:we|us|our|noi|they|it)$/.test(word)) return false;
    // "vorremmo venire con gli amici"
    if (/(?:iamo|emmo|vamo|remo)$/.test(word)) return false;
    // "viene mia suocera col compagno"; "un tavolo per 6 con due bambini": of those told before
    if (has(line, one, 'companion') && !/^(?:l(?:ei|ui)|s?he)$/.test(word)) return false;
    if (!has(line, one, 'one') && amountOf(line, one) !== null) return false;
    comes ||= has(line, one, 'comes') && !isElsewhere(line, one);
    if (comes && (line.language === 'it' || /^(?:i|he|she)$/.test(word))) return true;
  }
  return false;
}
