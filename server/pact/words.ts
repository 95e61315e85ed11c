import type { Dictionary } from '#server/platform/say.ts';
import type { RequestKind } from '#server/reading/read-message.ts';

export type PactWords = {
  title: string;
  lead: string;
  kinds: Record<RequestKind, string>;
  /** The kind in the middle of a sentence, after a number. */
  some: Record<RequestKind, string>;
  onChannel(name: string): string;
  inLanguage(name: string): string;
  within(time: string): string;
  openHours: string;
  anyHour: string;
  verdictWithin(time: string): string;
  resolvedWithin(time: string): string;
  kept: string;
  broken: string;
  outOf(n: string): string;
  keptOf(kept: string, n: string): string;
  between(lower: string, upper: string): string;
  none: string;
  tooFew: string;
  aimedAt(share: string, target: string): string;
  hiddenSince(day: string): string;
  updated(days: number, moment: string): string;
  worstDay(day: string, n: number, some: string): string;
  answeredBy(names: string, n: number): string;
  howTitle: string;
  how: string;
  unpublished(firm: string): string;
  notFound: string;
  badge: string;
  badgeKept(share: string, n: string, day: string): string;
  badgeFew(day: string): string;
  badgeHidden(day: string): string;
  badgePartly(day: string): string;
};

/** The public pact's words. */
export const words: Dictionary<PactWords> = {
  it: {
    title: 'Il nostro patto',
    lead: 'Quando ci scrivete, vi risponde una persona con nome e cognome. Queste sono le promesse che facciamo e quanto le abbiamo mantenute davvero.',
    kinds: {
      reservation: 'Prenotazioni',
      order: 'Ordini',
      question: 'Domande',
      complaint: 'Reclami',
      idea: 'Idee',
      praise: 'Complimenti',
      spam: 'Messaggi indesiderati',
      other: 'Tutto il resto',
    },
    some: {
      reservation: 'prenotazioni',
      order: 'ordini',
      question: 'domande',
      complaint: 'reclami',
      idea: 'idee',
      praise: 'complimenti',
      spam: 'messaggi indesiderati',
      other: 'messaggi',
    },
    onChannel: (name) => `su ${name}`,
    inLanguage: (name) => `in ${name}`,
    within: (time) => `risposta entro ${time}`,
    openHours: 'in orario di apertura',
    anyHour: 'a ogni ora',
    verdictWithin: (time) => `un sì o un no, con il perché, entro ${time}`,
    resolvedWithin: (time) => `e risolto entro ${time}`,
    kept: 'mantenuta',
    broken: 'non mantenuta',
    outOf: (n) => `su ${n}`,
    keptOf: (kept, n) => `${kept} su ${n}`,
    between: (lower, upper) => `tra ${lower} e ${upper}`,
    none: 'ancora nessuna',
    tooFew: 'troppo poche per dirlo',
    aimedAt: (share, target) => `${share}, con l’obiettivo di ${target}`,
    hiddenSince: (day) => `nascosta dal ${day}`,
    updated: (days, moment) => `Ultimi ${days} giorni, aggiornato il ${moment}.`,
    worstDay: (day, n, some) => `${day} non ce l’abbiamo fatta con ${n} ${some}.`,
    answeredBy: (names, n) => (n === 1 ? `Vi risponde ${names}` : `Vi rispondono ${names}`),
    howTitle: 'Come contiamo',
    how: 'Contiamo ogni messaggio che aspetta una nostra risposta, dal primo minuto. Vale solo la risposta di una persona, entro il tempo promesso; un caso chiuso senza risposta non vale. Diciamo «mantenuta» solo quando i casi sono almeno 20 e la statistica dà per certo al 95% che siamo sopra l’obiettivo; «non mantenuta» quando i casi sono almeno 20 e siamo sotto. Chi nasconde una promessa lo deve dire.',
    unpublished: (firm) => `${firm} non ha ancora pubblicato il suo patto.`,
    notFound: 'Qui non c’è nessun patto.',
    badge: 'il nostro patto',
    badgeKept: (share, n, day) => `${share} mantenuto su ${n} · ${day}`,
    badgeFew: (day) => `troppo poco per dirlo · ${day}`,
    badgeHidden: (day) => `nascosto dal ${day}`,
    badgePartly: (day) => `in parte nascosto dal ${day}`,
  },
  en: {
    title: 'Our pact',
    lead: 'When you write to us, a person with a name and a face answers. These are the promises we make, and how well we have really kept them.',
    kinds: {
      reservation: 'Reservations',
      order: 'Orders',
      question: 'Questions',
      complaint: 'Complaints',
      idea: 'Ideas',
      praise: 'Praise',
      spam: 'Unwanted messages',
      other: 'Everything else',
    },
    some: {
      reservation: 'reservations',
      order: 'orders',
      question: 'questions',
      complaint: 'complaints',
      idea: 'ideas',
      praise: 'words of praise',
      spam: 'unwanted messages',
      other: 'messages',
    },
    onChannel: (name) => `on ${name}`,
    inLanguage: (name) => `in ${name}`,
    within: (time) => `an answer within ${time}`,
    openHours: 'in opening hours',
    anyHour: 'at any hour',
    verdictWithin: (time) => `a yes or a no, with the reason, within ${time}`,
    resolvedWithin: (time) => `and resolved within ${time}`,
    kept: 'kept',
    broken: 'not kept',
    outOf: (n) => `of ${n}`,
    keptOf: (kept, n) => `${kept} of ${n}`,
    between: (lower, upper) => `between ${lower} and ${upper}`,
    none: 'none yet',
    tooFew: 'too few to tell',
    aimedAt: (share, target) => `${share}, aiming at ${target}`,
    hiddenSince: (day) => `hidden since ${day}`,
    updated: (days, moment) => `The last ${days} days, as of ${moment}.`,
    worstDay: (day, n, some) => `On ${day} we did not manage with ${n} ${some}.`,
    answeredBy: (names, n) => (n === 1 ? `${names} answers you` : `${names} answer you`),
    howTitle: 'How we count',
    how: 'We count every message that waits for an answer of ours, from its first minute. Only a person’s answer counts, within the promised time; a case closed without an answer does not. We say “kept” only when there are at least 20 cases and it is 95% certain that we are above our aim; “not kept” when there are at least 20 and we are below it. Whoever hides a promise has to say so.',
    unpublished: (firm) => `${firm} has not published its pact yet.`,
    notFound: 'There is no pact here.',
    badge: 'our pact',
    badgeKept: (share, n, day) => `${share} kept of ${n} · ${day}`,
    badgeFew: (day) => `too little to tell · ${day}`,
    badgeHidden: (day) => `hidden since ${day}`,
    badgePartly: (day) => `partly hidden since ${day}`,
  },
};
