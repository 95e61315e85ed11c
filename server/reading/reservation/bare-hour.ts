import { type Field, field, nothing } from '../field.ts';
import type { Span } from '../span.ts';
import type { Tongue } from '../tongue.ts';
import { amountOf, besides, has, type Line, lineOf, textAt } from './line.ts';
import { opensAt, type Period } from './opening.ts';

const written = /^(?:[01]?\d|2[0-4])$/;
const before =
  /^(?:[,;:(.]|like|be|to|tae|at|bout|about|fur|for|say|ish|well|le|alle|ore|verso|per|o|or|either|it|sul|sulle|then|poi)$/;

// "Yeah 8 is grand", "9 works"
const suits =
  /^(?:works|suits|sounds|va bene|vanno bene|(?:is|s|would|will) (?:grand|good|fine|ok|okay|great|perfect|lovely|do|be|suit|work))(?!\p{L})/u;

/**
 * An hour that only its place tells: "Saturday, 8, six of us", "could it be 6.15?". Used where no other hour is said; the firm must
 * be open then, and nothing may follow that is counted.
 */
export function bareHour(
  text: string,
  language: Tongue,
  { taken, opening }: { taken: readonly Span[]; opening: readonly Period[] },
): Field<string> {
  const inOrder = taken.toSorted((a, b) => a.from - b.from);
  const line = besides(lineOf(text, language), inOrder);
  const { words } = line;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word || line.taken[at]) continue;
    const hours = word.kind === 'digits' ? word.text : hourAlone(line, at);
    if (!written.test(hours)) continue;
    const minutes = minutesAfter(words, at);
    const after = at + (minutes === null ? 1 : 3);
    const isLed = before.test(words[at - 1]?.text ?? ',') || endsAfterDay(line, at);
    const isSuited = suits.test(textAt(line, after, 2));
    if (!isLed && !isSuited) continue;
    const next = words[after];
    if (next?.glued && next.kind !== 'sign' && next.text !== 'h') continue;
    if (!isSuited && has(line, after, 'units', 'adults', 'children')) continue;
    if (next && /^[%€$£°/]$/.test(next.text)) continue;
    if (has(line, after, 'and') && has(line, at + 3, 'units')) continue;
    const hour = openHour(Number(hours), minutes ?? '00', opening);
    const last = words[at + (minutes === null ? 0 : 2)] ?? word;
    if (hour) return field(hour, 0.6, { from: word.from, to: last.to });
  }
  return nothing();
}

/** "Friday. Eight. Corner table", "Seven tonight, two of us": a number in words that stands alone, or before the day. */
function hourAlone(line: Line, at: number): string {
  const isAlone = isSign(line, at - 1) && (isSign(line, at + 1) || line.taken[at + 1] === true);
  const count = isAlone ? amountOf(line, at) : null;
  return count !== null && count >= 6 && count <= 12 ? String(count) : '';
}

function isSign({ words }: Line, at: number): boolean {
  return (words[at]?.kind ?? 'sign') === 'sign';
}

/** "Friday 8", "nxt weds 7 pls": the number stands after a day, and nothing it could count after it. */
function endsAfterDay(line: Line, at: number): boolean {
  const next = line.words[at + 1];
  const ends = next === undefined || next.kind === 'sign' || has(line, at + 1, 'after', 'for');
  return line.taken[at - 1] === true && line.words[at - 1]?.kind === 'word' && ends;
}

type Piece = { text: string; glued: boolean };

/** "6.15", "20:30". */
function minutesAfter(words: readonly Piece[], at: number): string | null {
  const [dot, minutes] = [words[at + 1], words[at + 2]];
  if (!dot?.glued || !minutes?.glued || !/^[.:,h]$/.test(dot.text)) return null;
  return /^[0-5]\d$/.test(minutes.text) ? minutes.text : null;
}

/** The reading at which the firm is open, the evening first. */
export function openHour(
  hours: number,
  minutes: string,
  opening: readonly Period[],
): string | null {
  const readings = hours < 12 ? [hours + 12, hours] : [hours % 24];
  for (const one of readings) {
    const hour = `${String(one).padStart(2, '0')}:${minutes}`;
    if (opening.length > 0 && opensAt(opening, hour)) return hour;
  }
  return null;
}
