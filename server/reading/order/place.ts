import { findAddresses } from '../contacts/addresses.ts';
import type { Span } from '../span.ts';
import type { Token, Tokens } from '../tokens.ts';

export type Place = Span & { value: string; confidence: number };

const ships = /^(?:sped|spediz|consegn|invi|mand|recapit|ship|deliver|send|sent|post)/;
const towards = new Set(['a', 'ad', 'in', 'negli', 'nei', 'to', 'at', 'into', 'verso', 'anche']);
const joined =
  /^(?:san|santa|santo|sant|new|los|las|la|reggio|gran|great|stati|united|south|north|regno|paesi|castel|monte|tutta|tutto|hong|costa|repubblica|czech)$/;
const noPlace =
  /^(?:casa|domicilio|domani|oggi|stasera|tempo|giornata|ore|quanto|quanti|quale|che|me|mi|you|us|me|my|our|your|home|all|any|time|un|una|un|the|this|that|a|an|work|ufficio|lavoro|negozio|regalo|cena|pranzo|natale|pasqua|christmas|easter|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|monday|tuesday|wednesday|thursday|friday|saturday|sunday|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|questo|questa|mio|mia|nostro|nostra|prezzo|parte|piu|modo|genere|mezzo|be|get|see|order|buy|pay|know|do|have|ask|another|other|different|him|her|them|voi|noi|lui|lei|loro|mano|anche|pagamento|ordinare|prendere|ritirare|tutti)$/;
const streets = /^(?:street|road|lane|avenue|square|drive|hill)$/;
const reach = 7;

/** Where to ship to: an address, or the place named after a word of shipping. */
export function placeIn(text: string, { words }: Tokens): Place | null {
  const [address] = findAddresses(text);
  if (address)
    return { value: address.value, confidence: 0.95, from: address.from, to: address.to };
  for (const [at, { forms }] of words.entries()) {
    const place = ships.test(forms[0] ?? '') ? placeAfter(text, words, at) : null;
    if (place !== null) return place;
  }
  return null;
}

function placeAfter(text: string, words: readonly Token[], verb: number): Place | null {
  for (let at = verb + 1; at <= verb + reach; at++) {
    const [before, named] = [words[at], words[at + 1]];
    if (named === undefined || named.sentence !== words[verb]?.sentence) return null;
    const isPlace = towards.has(before?.forms[0] ?? '') && mayBePlace(named);
    if (isPlace) return placed(text, named, words[at + 2]);
  }
  return null;
}

function mayBePlace({ forms, number }: Token): boolean {
  const [name = ''] = forms;
  return !number && name.length > 1 && !noPlace.test(name) && !towards.has(name);
}

function placed(text: string, named: Token, next: Token | undefined): Place {
  const isName = joined.test(named.forms[0] ?? '') || streets.test(next?.forms[0] ?? '');
  const goesOn = isName && next?.clause === named.clause && !next.number;
  const to = goesOn ? next.to : named.to;
  return { value: text.slice(named.from, to), confidence: 0.8, from: named.from, to };
}
