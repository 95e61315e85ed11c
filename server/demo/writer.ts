import type { Chance } from './chance.ts';
import { answerTime, type Desk } from './desk.ts';
import { idFrom } from './id-from.ts';
import { awake, dayOf, minuteOf, plus } from './local-time.ts';
import type { Person } from './people.ts';
import { say } from './phrase.ts';
import type { Line, Play } from './script.ts';
import type { Worker } from './shop.ts';
import type { Stage } from './stage.ts';
import type { Post, Said, Thread, Way } from './told.ts';
import { beginOf, type Visit, visitWord } from './visit.ts';
import { greeted, inVoice } from './voice.ts';
import { type Memory, wordFor } from './words.ts';

/** A play about to be told: by whom, where, from when. */
export type Cue = {
  id: string;
  play: Play;
  /** A scene is told word for word; other plays in the voice of who tells them. */
  scene: boolean;
  /** It opens with a greeting. */
  hello: boolean;
  from: Date;
  until: Date;
  way: Way;
  channel: Thread['channel'];
  post: Post | null;
  language: string;
  people: ReadonlyMap<string, Person>;
  worker: Worker;
  visit: Visit | null;
  chance: Chance;
};
type Telling = Cue & { stage: Stage; desk: Desk; memory: Memory; said: Said[] };

/** Tells a play: what everybody says, when, and who answers. What would be said after `until` is left out. */
export function tell(stage: Stage, desk: Desk, cue: Cue): Thread {
  // a page speaks the shop's language: who speaks another names things anew
  const known = cue.language === stage.shop.language ? cue.post?.words : undefined;
  const telling: Telling = { ...cue, stage, desk, memory: new Map(known), said: [] };
  const { id, way, channel, post, play } = cue;
  const pending = !act(telling) || play.options.has('now');
  const assignee = play.options.get('for') ?? null;
  return {
    id,
    way,
    channel,
    post,
    said: telling.said,
    pending,
    assignee,
    misread: [],
    closed: null,
  };
}

/** Whether it came to its end before `until`. */
function act(telling: Telling): boolean {
  const { play, chance, until, said } = telling;
  for (const line of play.lines) {
    if (line.maybe && chance.hit(0.6)) return true;
    const at = timeOf(telling, line);
    if (at > until) return line.side === 'in';
    const missed = line.side === 'out' && isMissed(telling, at);
    said.push(saidOf(telling, { line, at, missed }));
    if (missed) return true;
  }
  return true;
}

function timeOf(telling: Telling, line: Line): Date {
  const { said, from, chance, stage } = telling;
  const last = said.at(-1);
  if (!last) return from;
  if (line.after !== null) return plus(last.at, line.after * (0.8 + 0.4 * chance.next()));
  if (line.side === 'out') return later(last.at, answerAt(telling));
  const wait =
    last.side === 'in' ? 1 + chance.around(3) : 2 + Math.min(600, chance.around(12, 1.1));
  return awake(plus(last.at, wait), stage.shop.timeZone);
}

/** The first answer follows the promise; in the middle of a talk people are quick. */
function answerAt({ said, desk, chance }: Telling): Date {
  const answered = said.findLastIndex((one) => one.side === 'out');
  const asked = said[answered + 1] ?? said[0];
  if (!asked) throw new Error('an answer before any question');
  if (answered < 0) return answerTime(desk, asked, chance);
  return plus(asked.at, 2 + Math.min(50, chance.around(6)));
}

function later(a: Date, b: Date): Date {
  return b > a ? b : plus(a, 2);
}

/** The answer came when the evening was over that somebody had asked for. */
function isMissed({ visit, play, stage }: Telling, at: Date): boolean {
  if (!visit || !/\{(?:quando|giorno|ora)\}/i.test(play.lines[0]?.text ?? '')) return false;
  return at > beginOf(visit, stage.shop.timeZone);
}

type Spoken = { line: Line; at: Date; missed: boolean };

function saidOf(telling: Telling, spoken: Spoken): Said {
  const { id, said } = telling;
  const { line, at } = spoken;
  const common = { at, under: underOf(telling, line), id: idFrom(`${id} ${said.length}`) };
  if (line.side === 'out') {
    const worker = workerOf(telling, line.who);
    return { ...common, side: 'out', worker, text: answerText(telling, worker, spoken) };
  }
  const person = telling.people.get(line.who) ?? telling.people.get('a');
  if (!person) throw new Error(`nobody speaks in ${telling.play.name}`);
  return { ...common, side: 'in', person, text: personText(telling, person, spoken) };
}

/** Who answers us hangs under our answer; who comes by hangs under the first message. */
function underOf({ said, way }: Telling, { side }: Line): string | null {
  const [first] = said;
  const last = said.at(-1);
  if (way === 'chat') return null;
  if (side === 'out') return said.findLast((one) => one.side === 'in')?.id ?? null;
  return last?.side === 'out' ? last.id : (first?.id ?? null);
}

function workerOf({ stage, worker }: Telling, who: string): Worker {
  if (who === 'firm') return worker;
  const named = stage.shop.team.find((one) => one.key === who);
  if (!named) throw new Error(`nobody is called ${who} at ${stage.shop.key}`);
  return named;
}

function personText(telling: Telling, person: Person, { line, at }: Spoken): string {
  const { scene, hello, chance, language, said, way, channel } = telling;
  const text = wordsOf(telling, line.text, at);
  if (scene) return text;
  const opens = hello && said.length === 0 && chance.hit(person.voice.formal ? 0.85 : 0.55);
  const greeting = greetingOf(telling, at, person.voice.formal);
  const full = opens ? greeted(text, 'hello', greeting) : text;
  const spoken = inVoice(full, {
    voice: person.voice,
    chance,
    language,
    sign: opens ? person.first : '',
  });
  return way === 'mention' && said.length === 0 ? `@${channel.address} ${spoken}` : spoken;
}

function answerText(telling: Telling, worker: Worker, { line, at, missed }: Spoken): string {
  const { scene, chance, said, way, people, stage } = telling;
  const text = wordsOf(telling, missed ? '{missed}' : line.text, at);
  const formal = stage.shop.talk.formal ?? people.get('a')?.voice.formal ?? false;
  const opens = !scene && chance.hit(said.some((one) => one.side === 'out') ? 0 : 0.8);
  const late = opens && !missed && isLate(telling, at) ? `${wordsOf(telling, '{late}', at)} ` : '';
  const greeting = greetingOf(telling, at, formal);
  const hello = (words: string) => wordsOf(telling, words, at);
  const full = opens
    ? hello(greeted(late + text, 'answer', greeting))
    : wordsOf(telling, capital(text), at);
  return way === 'bluesky' || way === 'mention' ? `${full}\n${worker.signature}` : full;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A day later one says sorry. */
function isLate({ said }: Telling, at: Date): boolean {
  const asked = said.find((one) => one.side === 'in');
  return asked !== undefined && at.getTime() - asked.at.getTime() > 20 * 3_600_000;
}

function greetingOf({ stage, language, chance }: Telling, at: Date, formal: boolean) {
  const sections = stage.voices.get(language) ?? new Map();
  const evening = minuteOf(at, stage.shop.timeZone) > 16 * 60;
  return { sections, chance, formal, evening };
}

/** A text with its choices made and its slots filled, as of the day it is said. */
function wordsOf(telling: Telling, text: string, at: Date): string {
  return say(text, telling.chance, (name) => slotOf(telling, name, at));
}

function slotOf(telling: Telling, name: string, at: Date): string {
  const { stage, language, visit, people, memory, chance, worker } = telling;
  const said = dayOf(at, stage.shop.timeZone);
  const asker = people.get('a')?.name ?? '';
  if (name === 'nome') return people.get('a')?.first ?? '';
  if (name === 'nomeb') return people.get('b')?.first ?? '';
  if (name === 'cognome' && /\p{L} \p{L}{3,}$/u.test(asker)) return asker.split(' ').at(-1) ?? '';
  if (name === 'io') return worker.signature;
  const visiting = visit && visitWord(name, visit, { said, language });
  if (visiting) return visiting;
  if (name === 'cognome') return chance.pick(stage.names.get(language)?.get('last') ?? ['Rossi']);
  for (const sections of [stage.words.get(language), stage.voices.get(language)]) {
    const word = sections && wordFor(name, memory, { sections, month: said.month, chance });
    if (word !== null && word !== undefined) return word;
  }
  throw new Error(`${telling.play.name}: nobody wrote {${name}} in ${language}`);
}
