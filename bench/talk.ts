import { random } from './firm.ts';

const openings = [
  'Ciao',
  'Buongiorno',
  'Salve',
  'Hello',
  'Hi there',
  'Scusate',
  'Complimenti',
  'Good morning',
  'Ragazzi',
  'Dear team',
];
const subjects = [
  'il tavolo',
  'la torta di mandorle',
  'le scarpe verdi',
  'il Brunello',
  'la lavatrice',
  'our order',
  'the delivery',
  'my table',
  'the gluten free menu',
  'la prenotazione',
  'la spedizione in Germania',
  'the wine club',
  'il menù di sabato',
  'la vostra idea',
];
const verbs = [
  'è arrivato rotto',
  'non si trova',
  'mi piace molto',
  'costa troppo',
  'is late again',
  'looks great',
  'arriva domani',
  'was amazing',
  'si può cambiare',
  'è ancora libero',
  'can be changed',
  'non funziona più',
  'smells wonderful',
];
const ends = [
  'grazie mille',
  'come posso fare?',
  'per quattro persone alle 20:30',
  'for six on Friday at 8pm',
  'sono molto deluso',
  'non vedo l’ora',
  'could you help me?',
  'a che ora aprite?',
  'thanks a lot',
  'spedite in Francia?',
  'vi aspetto',
  'do you ship to Spain?',
];

/** Varied short talk in two languages, of the length people write; every text differs by its own words. */
export function talk(seed: number): () => string {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  return () =>
    `${pick(openings)}, ${pick(subjects)} ${pick(verbs)} ${word(next)} ${word(next)}, ${pick(ends)}`;
}

const syllables = [
  'ma',
  'ri',
  'no',
  'te',
  'lu',
  'ca',
  'so',
  'pi',
  've',
  'do',
  'ra',
  'ni',
  'bo',
  'fe',
  'gu',
  'sta',
  'tri',
  'con',
  'per',
  'lan',
];

/** One of some 8,000 words that behave like names and products do in an index. */
function word(next: () => number): string {
  const part = () => syllables[Math.floor(next() * syllables.length)] ?? '';
  return part() + part() + part();
}

/** So many different words, commonest first. */
export function vocabulary(size: number, next: () => number): string[] {
  const words = new Set<string>();
  while (words.size < size) words.add(word(next) + (next() < 0.6 ? '' : word(next).slice(0, 3)));
  return [...words];
}

let made = 0;

/** Signed raw events of our own website: every other comment answers the one before. */
export function rawEvents(count: number, seed: number): object[] {
  const say = talk(seed);
  const next = random(seed + 1);
  const at = Date.now() - 30 * 86_400_000 + made * 100;
  let before = '';
  return Array.from({ length: count }, (_, i) => {
    const id = `b${++made}`;
    const parent = before && next() < 0.5 ? before : null;
    const who = Math.floor(next() * Math.max(50, made / 4));
    before = id;
    return {
      kind: 'comment',
      id,
      visitor: { id: `v${who}`, name: `Visitor ${who}` },
      page: { url: `https://osteria.example/${Math.floor(next() * 200)}`, title: 'Una pagina' },
      parent,
      text: say(),
      sentAt: new Date(at + i * 100).toISOString(),
    };
  });
}
