import type { Tongue } from '../tongue.ts';
import { type Layer, layerOf } from './chart.ts';
import { amounts, counts, sums } from './grammar-amounts.ts';
import { choices, limits } from './grammar-choices.ts';
import * as clock from './grammar-clock.ts';
import { italianHours } from './grammar-clock-italian.ts';
import * as day from './grammar-days.ts';
import { figures } from './grammar-figures.ts';
import * as span from './grammar-hour-spans.ts';
import { monthDays, numbers, sorts } from './grammar-numbers.ts';
import * as period from './grammar-periods.ts';
import * as range from './grammar-ranges.ts';
import { rhythms, timedRhythms } from './grammar-rhythms.ts';
import { rareUnits, starting, stretches } from './grammar-stretches.ts';
import * as together from './grammar-together.ts';

/**
 * The grammar of a language: layers of rules from small to large, each built on what those before it understood. The
 * rules speak of meanings, not of words: the words are in the lexicons, and most rules serve both languages.
 */
export const grammar: Record<Tongue, readonly Layer[]> = {
  it: layersFor(italianHours),
  en: layersFor(clock.englishHours),
};

function layersFor(hours: typeof clock.hours): Layer[] {
  return [
    numbers,
    sorts,
    monthDays,
    [...amounts, ...clock.hours, ...clock.clocks],
    [...hours, ...sums],
    clock.halves,
    hours,
    clock.times,
    [...span.dayParts, ...span.timeRanges, ...period.periods, ...period.months, ...rareUnits],
    [...day.dated, ...figures],
    [...counts, ...stretches],
    day.seen,
    [...day.nthDays, ...period.partsOfPeriods, ...day.countedDays],
    [...period.daysOfPeriods, ...counts, ...day.countedDays],
    [...range.dayRanges, ...range.weekRanges, ...starting],
    together.dayParts,
    together.nearerParts,
    together.moments,
    together.moments,
    [...together.journeys, ...rhythms, ...limits],
    timedRhythms,
    choices,
  ].map(layerOf);
}
