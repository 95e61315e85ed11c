import { type Booking, readTable } from '#server/reading/reservation/tables.ts';
import { linesAt } from './files.ts';

type Action = { act: string; slot: string; canonical: string[] };
type Turn = { utterance: string; actions: Action[] };
type Asked = 'party' | 'date' | 'time';

const slots: Record<string, Asked> = {
  number_of_seats: 'party',
  party_size: 'party',
  date: 'date',
  time: 'time',
};

/** The dialogues take place on 1 March 2019; their restaurants are open from morning to night. */
const context = {
  now: { date: '2019-03-01', time: '08:00' },
  language: 'en',
  opening: [{ from: '10:00', to: '22:00' }],
} as const;

/**
 * Task `turns`: user turns of the Schema-Guided Dialogue set about restaurants (JSONL, plain or .gz). Of every turn that states a
 * party, a date or a time: whether that is what is read. A wrong value and none count alike.
 */
export async function evaluateTurns(path: string) {
  const stated = linesAt<Turn>(path).flatMap(judge);
  const json = { party: shareOf('party'), date: shareOf('date'), time: shareOf('time') };
  function shareOf(asked: Asked) {
    const all = stated.filter((one) => one.asked === asked);
    const right = all.filter((one) => one.isRight).length;
    return { right, n: all.length, share: Math.round((right / all.length) * 1000) / 1000 };
  }
  const wrong = stated.filter((one) => !one.isRight).map(({ asked, told }) => `${asked}: ${told}`);
  const lines = Object.entries(json).map(
    ([asked, { right, n, share }]) => `${asked}: ${right} of ${n} (${share})`,
  );
  return { lines: [...lines, ...wrong.slice(0, 40)], json };
}

type Stated = { asked: Asked; isRight: boolean; told: string };

function judge({ utterance, actions }: Turn): Stated[] {
  const read = readTable(utterance, context);
  return actions.flatMap(({ act, slot, canonical }) => {
    const asked = act === 'INFORM' ? slots[slot] : undefined;
    const [truth = 'dontcare'] = canonical;
    if (asked === undefined || truth === 'dontcare') return [];
    const seen = readOf(read, asked);
    return [{ asked, isRight: seen === truth, told: `${truth}, read ${seen}: ${utterance}` }];
  });
}

function readOf(read: Booking, asked: Asked): string | null {
  const { value, alternatives } = read[asked];
  return value === null ? alternatives.join(' or ') || null : String(value);
}
