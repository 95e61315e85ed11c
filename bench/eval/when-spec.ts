/**
 * A case of the recognizers' specs, and when a reader has it right: it finds as many expressions as the case expects
 * (a file about one type counts that type only, as the recognizer of that type does), and each has the value expected:
 * the reader's proposal, or any of its readings where it says itself that it is ambiguous, is one of the resolutions
 * the case lists (past and future, morning and evening). Alternatives ("9 or 10") count one by one. Where the case
 * resolves to nothing (the fifth Sunday of a month that has four) the reader must propose no day. Cases that list only
 * words are counted apart: as many expressions found, each overlapping the words.
 */
export type Case = {
  text: string;
  now: { date: string; time: string };
  language: 'it' | 'en';
  file: string;
  type: string;
  /** Whether the case lists values. */
  resolved: boolean;
  expected: Expected[];
};

type Expected = { text: string; from: number; type: string; values: string[] };

/** What a reader found; `values` best first. */
export type Reading = {
  from: number;
  to: number;
  kind: string;
  values: readonly { start: string | null; end: string | null; seconds?: number; set?: string }[];
  ambiguous: boolean;
  choices?: readonly Reading[];
  role?: string;
};
export type Reader = (text: string, now: Case['now']) => readonly Reading[];

type Resolution = Record<string, string | undefined>;
type Result = {
  Text: string;
  Type?: string;
  TypeName?: string;
  Start?: number;
  Value?: Values | null;
  Resolution?: Values | null;
};
type Values = {
  FutureResolution?: Resolution;
  PastResolution?: Resolution;
  values?: Resolution[] | null;
};
type Spec = { Input: string; Context?: { ReferenceDateTime?: string }; Results: Result[] };

export function casesIn(json: string, language: 'it' | 'en', file: string): Case[] {
  const specs = JSON.parse(json.replace(/^\uFEFF/, '')) as Spec[];
  return specs.map((spec) => caseOf(spec, language, file));
}

function caseOf({ Input, Context, Results }: Spec, language: 'it' | 'en', file: string): Case {
  // The specs without a reference are about hours and lengths.
  const reference = Context?.ReferenceDateTime ?? '2016-11-07T00:00:00';
  const now = { date: reference.slice(0, 10), time: reference.slice(11, 19) };
  const expected = Results.map((result) => expectedOf(result, Input));
  const resolved = !/Extractor/.test(file) && expected.every(({ values }) => values.length > 0);
  const type = expected[0]?.type ?? 'nothing';
  return { text: Input, now, language, file, type, resolved, expected };
}

function expectedOf(result: Result, input: string): Expected {
  const type = (result.Type ?? result.TypeName ?? '').replace('datetimeV2.', '');
  const value = result.Value ?? result.Resolution ?? {};
  const listed = value.values ?? [value.FutureResolution, value.PastResolution];
  const values = [...new Set(listed.flatMap((one) => (one ? [valueText(one)] : [])))];
  const from = result.Start ?? input.toLowerCase().indexOf(result.Text.toLowerCase());
  return { text: result.Text, from, type, values: values.filter((text) => text !== '') };
}

/** The values of a resolution in one spelling, whatever they are called: `2016-11-07T20:00:00/...`. */
function valueText(one: Resolution): string {
  if (one.value === 'not resolved') return one.timex ?? 'none';
  const set = one.set?.replace('Set: ', '');
  if (set !== undefined) return set;
  const ends = [
    one.value ?? one.date ?? one.time ?? one.dateTime ?? one.duration,
    one.start ?? one.startDate ?? one.startTime ?? one.startDateTime,
    one.end ?? one.endDate ?? one.endTime ?? one.endDateTime,
  ];
  const text = ends.filter((end) => end !== undefined).map(spelled);
  return text.join('/').replace(/^0001-01-01.*/, 'none');
}

function spelled(text: string): string {
  const whole = text.replace(' ', 'T');
  return whole.replace(/^((?:\d{4}-\d\d-\d\dT)?\d\d:\d\d)$/, '$1:00');
}

export function rightIn(one: Case, found: readonly Reading[]): boolean {
  const readings = found.flatMap((reading) => reading.choices ?? [reading]);
  const about = one.file.match(/^(.+?)(?:Parser|Extractor)$/)?.[1];
  const only = about === undefined ? null : kindsOf[about];
  const counted = only
    ? readings.filter(({ kind, role }) => only.includes(kind) || role !== undefined)
    : readings;
  if (one.expected.length === 0) return counted.length === 0;
  const fits = (expected: Expected, reading: Reading) =>
    one.resolved ? isValue(expected, reading) : overlaps(expected, reading);
  return matched(one.expected, counted, fits);
}

const kindsOf: Record<string, string[]> = {
  Date: ['date'],
  DatePeriod: ['daterange'],
  DateTime: ['datetime'],
  DateTimePeriod: ['datetimerange'],
  Duration: ['duration'],
  Holiday: ['date'],
  Set: ['set'],
  Time: ['time'],
  TimePeriod: ['timerange'],
};

type Fits = (expected: Expected, reading: Reading) => boolean;

/** Each expected with a reading of its own, in order, and no reading left over. */
function matched(expected: readonly Expected[], found: readonly Reading[], fits: Fits): boolean {
  const some = expected.filter(({ values }) => values[0] !== 'none');
  if (some.length !== found.length)
    return expected.some(({ values }) => values[0] === 'none')
      ? found.length === some.length
      : false;
  return some.every((one, at) => {
    const reading = found[at];
    return reading !== undefined && fits(one, reading);
  });
}

function isValue({ values }: Expected, { values: read, ambiguous }: Reading): boolean {
  const offered = read.slice(0, ambiguous ? undefined : 1).map(readText);
  return offered.some((text) => values.includes(text) || values.some((value) => near(value, text)));
}

function readText({ start, end, seconds, set }: Reading['values'][number]): string {
  if (set !== undefined) return set;
  if (seconds !== undefined) return String(seconds);
  return [start, end]
    .filter((one) => one !== null)
    .map(spelled)
    .join('/');
}

/** A bound lists one end only. */
function near(value: string, text: string): boolean {
  return value !== '' && !value.includes('/') && text.split('/')[0] === value && text.includes('/');
}

function overlaps({ from, text }: Expected, { from: start, to }: Reading): boolean {
  return start < from + text.length && from < to;
}
