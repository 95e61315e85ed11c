import type { Heard } from '../../hear.ts';
import type { Span } from '../../span.ts';
import { parseDay } from '../../when/civil.ts';
import type { When, WhenContext } from '../../when/when.ts';
import { type Company, toldSo } from '../company.ts';
import { lineOf } from '../line.ts';
import { type Said, tellApart, withLikely } from '../tell-apart.ts';
import { asComing, nearOther } from './coming.ts';
import { cuesIn, type Mark } from './cues.ts';
import { partEnds } from './ends.ts';
import { marksOf } from './marks.ts';
import { type Marked, withFields } from './numbers.ts';
import { isShift, type Shifts, shiftedDay, shiftedHour, shiftsIn } from './shift.ts';
import { areJoined, isOneBreath, type Value, valuesIn } from './values.ts';

/**
 * What changes of a booking that stands, and nothing of what only points at it: of "stasera alle 8 da 4 diventiamo 6" the six.
 * Every value that is told gets a mark from the words around it: it is new, it is given up, it is the booking's. New is what is
 * so marked, else, of a field of which something is given up, what has no mark.
 */
export function changeIn(text: string, context: WhenContext, heard: Heard): Said {
  const parted = partEnds(text);
  const said = withLikely(tellApart(parted, context, heard), context);
  const coming = said.whens.map((one) => asComing(parted, one, context));
  const shifts = shiftsIn(parted, coming, { heard, today: context.now.date });
  const whens = coming.filter((one) => isOurs(one, context) && !isShift(shifts, one));
  const line = lineOf(parted, context.language);
  const values = valuesIn(line, { ...said, whens }, coming);
  const marks = marksOf(text, values, cuesIn(text, heard));
  const marked = values.map((value, at) => ({
    ...value,
    mark: firstHour(parted, value) ?? marks[at] ?? null,
  }));
  const all = withBreath(text, withFields(marked, context));
  const day = newDay(parted, all, { shifts, context });
  return {
    whens: [...day, ...newHour(parted, all, { shifts, context, day: day[0] })],
    company: newPeople(all, said.company),
  };
}

/** Not the hour of something else, nor a day that is gone. */
function isOurs({ role, values }: When, { now }: WhenContext): boolean {
  if (role === 'elsewhere' || role === 'before') return false;
  const [start] = values.map((one) => one.start ?? '');
  return !start?.includes('-') || start.slice(0, 10) >= now.date;
}

/** "Prima delle 20.40 non arriviamo", "not before 8": the hour wanted, whatever was booked. */
function firstHour(text: string, { field, core, of }: Value): Mark | null {
  const isFirst =
    of.whens[0]?.role === 'after' && notBefore.test(text.slice(Math.max(0, core - 20), core));
  return field === 'hour' && isFirst ? { sense: 'new', field } : null;
}

const notBefore = /(?<!\p{L})(?:prima|before)(?:\s\p{L}+['’]?)?\s*$/iu;

/** "Facciamo domenica alle 13": an hour said in one breath with its day is new, or old, as the day is. */
function withBreath(text: string, all: readonly Marked[]): Marked[] {
  const known: Marked[] = [];
  for (const one of all) {
    const last = known.at(-1);
    const isOpen = last !== undefined && one.field === 'hour' && one.mark === null;
    const follows = isOpen && last.field === 'day' && isOneBreath(text, last, one);
    const isAdded = isOpen && last.mark?.sense === 'new' && areJoined(text, last, one);
    known.push(follows || isAdded ? { ...one, mark: last?.mark ?? null } : one);
  }
  return known;
}

/** The new value of a field, the last that is told. */
function newOf(all: readonly Marked[], wanted: Marked['field']): Marked | undefined {
  const told = all.filter(({ field }) => field === wanted);
  const old = told.filter(({ mark }) => mark?.sense === 'old');
  const gone = new Set(old.map((one) => one.told));
  const isKept = (one: Marked) => !gone.has(one.told);
  const fresh = told.filter(({ mark }) => mark?.sense === 'new');
  if (fresh.length > 0) return (wanted === 'day' ? fresh.filter(isKept) : fresh).at(-1);
  const open = told.filter((one) => one.mark === null && isKept(one));
  return old.length > 0 ? open.at(-1) : lastOfTwo(told, open);
}

/** "La cena dell'11 la farei il 17": of two days, or two hours, the last is new, whatever is said of them. */
function lastOfTwo(told: readonly Marked[], open: readonly Marked[]): Marked | undefined {
  const stands = new Set(told.flatMap((one) => (one.mark?.sense === 'booked' ? one.told : [])));
  const last = open
    .filter((one) => !stands.has(one.told))
    .filter(({ field, of }) => field === 'day' || of.whens[0]?.time !== undefined)
    .at(-1);
  const isOther = told.some((one) => last && one.core < last.core && one.told !== last.told);
  return isOther ? last : undefined;
}

/** "It'll be the Monday now, the 30th": the number that falls on the weekday before it. */
function numbered(day: Marked, days: readonly Marked[]): Marked {
  const isItsNumber = ({ core, told }: Marked) =>
    core > day.to && core - day.to < near && (parseDay(told) - parseDay(day.told)) % 7 === 0;
  return days.find((one) => one.told > day.told && isItsNumber(one)) ?? day;
}

const near = 20;

type Told = { shifts: Shifts; context: WhenContext };

function newDay(text: string, all: readonly Marked[], told: Told): readonly When[] {
  const { now } = told.context;
  const days = all.filter(({ field }) => field === 'day');
  const shifted = shiftedDay(days, told.shifts, now.date);
  if (shifted.length > 0) return shifted;
  const day = newOf(all, 'day');
  if (day === undefined || isByTheWay(day, all, now.date)) return [];
  return nearOther(text, numbered(day, days), { all, today: now.date }).of.whens;
}

/** The new hour; one said in a breath with the new day is new too: "Thursday 19th at 7 please, not this Friday". */
function newHour(
  text: string,
  all: readonly Marked[],
  { shifts, context, day }: Told & { day: When | undefined },
): readonly When[] {
  const hours = all.filter(({ field }) => field === 'hour');
  const isByTheWay = day === undefined && newOf(all, 'day') !== undefined;
  const isOfIt = (one: Marked) =>
    all.some(({ field, mark }) => field === 'day' && mark === one.mark);
  const besideIt = (one: Marked) => day && one.mark === null && isOneBreath(text, day, one);
  const hour = newOf(all, 'hour') ?? hours.find(besideIt) ?? onlyHour(all, day);
  if (hour !== undefined) return isByTheWay && hour.mark && isOfIt(hour) ? [] : hour.of.whens;
  return shiftedHour(shifts, { hours, now: context.now });
}

/** "Facciamo il 22? A mezzogiorno, che il piccolo dorme": the one hour told, right behind the new day. */
function onlyHour(all: readonly Marked[], day: Span | undefined): Marked | undefined {
  const [at, ...others] = all.flatMap(({ field }, n) => (field === 'hour' ? [n] : []));
  const [only, last] = [all[at ?? -1], all[(at ?? 0) - 1]];
  if (only === undefined || only.mark !== null || others.length > 0) return undefined;
  return day !== undefined && last?.from === day.from ? only : undefined;
}

/** "It's ten of us tomorrow": where something else changes, a day is new only beside another day, or where it is aimed at. */
function isByTheWay(day: Marked, all: readonly Marked[], today: string): boolean {
  if (day.mark?.field === 'day') return false;
  if (all.some(({ field, told }) => field === 'day' && told !== day.told)) return false;
  if (day.told === today) return true;
  return all.some(
    ({ field, mark }) =>
      (field === 'people' && mark?.sense === 'new') || (field === 'hour' && mark?.sense === 'old'),
  );
}

/** How many come, and which of them are children. */
function newPeople(all: readonly Marked[], company: readonly Company[]): Company[] {
  const last = newOf(all, 'people')?.of.company[0];
  if (last === undefined) return [];
  const among = company.filter((one) => one !== last && (one.among || one.count === one.children));
  // "aggiungi due bimbi, quindi in totale 8": before a total too
  const told = among.filter(({ from, past }) => from >= last.to || (last.corrects && !past));
  return [{ ...last, likely: Math.max(last.likely, toldSo) }, ...told];
}
