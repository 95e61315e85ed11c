import type { Heard } from '../hear.ts';
import { meet, without } from '../span.ts';
import { parseDay } from '../when/civil.ts';
import { findWhen, type When, type WhenContext } from '../when/when.ts';
import { asMeant } from './as-meant.ts';
import { peopleBehindDay } from './behind-day.ts';
import { type Company, findCompany } from './company.ts';
import { weighed } from './likely.ts';
import { besides, type Line, lineOf } from './line.ts';

/** What a text says about when, and about who comes: no number is both. */
export type Said = { whens: When[]; company: Company[] };

/** The same with the line it was read from, on which days and hours are taken. */
export type Apart = Said & { line: Line };

/**
 * Tells numbers apart: "tavolo x 2 sabato" is a table for two, not the second. Whoever is said plainly to come is no day; for
 * the rest days and hours are read first.
 */
export function tellApart(text: string, context: WhenContext, heard: Heard): Apart {
  const whensIn = (words: string) => asMeant(words, findWhen(words, context), heard);
  const whens = whensIn(text);
  const line = lineOf(text, context.language);
  const company = whens.length === 0 ? [] : findCompany(line);
  const plain = company.filter(({ strength }) => strength > 1);
  const place = { text, today: context.now.date };
  const disputed = [
    ...plain.filter((one) => whens.some((when) => isDisputed(place, one, when))),
    ...peopleBehindDay(text, { whens, company }, context),
  ].sort((a, b) => a.from - b.from);
  const left = disputed.length === 0 ? whens : whensIn(without(text, disputed));
  const rest = leaving(besides(line, left), besides(line, disputed));
  return { whens: left, company: findCompany(rest), line: rest };
}

/** "19 marzo otto persone ore 20": who comes stands between a day and its hour, and is neither. */
function leaving(line: Line, people: Line): Line {
  return { ...line, taken: line.taken.map((isTaken, at) => isTaken && !people.taken[at]) };
}

/** The same, each statement of people with how likely it is to say how many come: not needed to know what is wanted. */
export function withLikely<Of extends Apart>(said: Of, { language }: WhenContext): Of {
  return { ...said, company: weighed(said.line, said.company, { language }) };
}

type Place = { text: string; today: string };

/** Both claim a word; but "7 in the evening" is an hour, whatever stands before it. */
function isDisputed({ text, today }: Place, one: Company, when: When): boolean {
  // "sabato a otto": in a week and a day
  if (!meet(one, when) || / a otto$/iu.test(text.slice(when.from, when.to))) return false;
  if (isOfName(text, one, when) || isOnItsWeekday({ text, today }, one, when)) return false;
  if (isNumberOfDay(text, when) || isDayAfter(text, one, when)) return false;
  const { time, part, kind } = when;
  const isClock = time !== undefined && meet(one, time);
  // "8 or 8.30 on Friday"
  if (when.choices && kind === 'time') return false;
  if (isClock && pastHour.test(text.slice(time.from, time.to))) return false;
  if (isClock && announced.test(text.slice(Math.max(0, time.from - 12), Math.min(one.to, time.to))))
    return false;
  return !isClock || kind.endsWith('range') || part === undefined || meals.includes(part);
}

/** "Mother's Day", "festa della mamma": nobody is counted. */
function isOfName(text: string, one: Company, { date }: When): boolean {
  if (date === undefined) return false;
  const { from, to } = date;
  const isInside = one.from >= from && one.to <= to && one.to - one.from < to - from;
  return isInside && one.count === 1 && /^\p{L}{3,}$/u.test(text.slice(one.from, one.to));
}

/** "Il 31 quanti posti avete?", "il 19 papà è ricoverato": one article, so nobody is counted. */
function isNumberOfDay(text: string, { date }: When): boolean {
  return date !== undefined && /^il \d{1,2}$/iu.test(text.slice(date.from, date.to));
}

/** "Tavolo x 6 domaniii", "pe duje giuverì": a day after who comes, though it is written strangely. */
function isDayAfter(text: string, one: Company, { date }: When): boolean {
  if (date === undefined || date.from <= one.from) return false;
  return /^\p{L}+$/u.test(text.slice(date.from, date.to)) && date.to <= one.to;
}

/** "Domenica 29 compie gli anni", "venerdì 27 avreste": of a number that falls on the weekday before it nobody is counted but by what plainly says so. */
function isOnItsWeekday({ text, today }: Place, { strength }: Company, when: When): boolean {
  const { from, to } = when.date ?? when;
  const day = when.values[0]?.start?.slice(0, 10);
  const isNumbered = /^\p{L}{3,}\.? \d{1,2}$/u.test(text.slice(from, to));
  if (strength > 2 || !isNumbered || day === undefined) return false;
  return parseDay(day) - parseDay(today) < soon;
}

const soon = 35;

/** "Ten to nine", "quarter past 8", "venti e quarantacinque", "nove meno un quarto". */
const pastHour =
  /^(?:(?:for\s|at\s)?(?:\d{1,2}|five|ten|twenty|(?:a )?quarter|half) (?:to|past|til|till|tae) \S+|\p{L}+ (?:e|meno) (?:mezz[ao]|un quarto|quindici|trenta|quarantacinque))$/iu;

/** "Be there at 12", "a table from 9", "we'll be there about 7" say plainly that it is an hour. */
const announced =
  /(?<!\p{L})(?:(?:at|from|dalle|alle|verso le|sulle|per le) \S+|there (?:at|about|around|for|by) \S+|[.:]\d\d|o['’]?clock|sharp|bells|spaccat[ea]|precise|tonde)$/iu;

const meals: readonly string[] = ['breakfast', 'lunch', 'aperitivo', 'dinner'];
