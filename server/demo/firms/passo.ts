import { type Shop, week } from '../shop.ts';

/** Passo, Civitanova Marche: sneakers made with the people who wear them. */
export const passo: Shop = {
  key: 'passo',
  name: 'Passo',
  place: 'Civitanova Marche',
  about: {
    it: 'Sneaker nate con chi le porta: idee e voti nei commenti, prototipi, taglie, un verdetto con il perché.',
    en: 'Sneakers made with those who wear them: ideas and votes in comments, prototypes, sizes, a verdict with a reason.',
  },
  timeZone: 'Europe/Rome',
  country: 'IT',
  language: 'it',
  languages: ['it', 'en', 'de', 'fr'],
  hours: {
    closedOnHolidays: true,
    periods: week({ '12345': '09:00-13:00 14:00-18:30', '6': '10:00-13:00' }),
  },
  closures: [
    {
      name: 'Chiusura estiva',
      days: [
        '08-10',
        '08-11',
        '08-12',
        '08-13',
        '08-14',
        '08-16',
        '08-17',
        '08-18',
        '08-19',
        '08-20',
        '08-21',
      ],
    },
    {
      name: 'Fra Natale e Capodanno',
      days: ['12-24', '12-27', '12-28', '12-29', '12-30', '12-31'],
    },
  ],
  departments: ['Prodotto', 'Fabbrica', 'Clienti'],
  team: [
    {
      ...{ key: 'davide', name: 'Davide Marconi', title: 'Fondatore', role: 'owner' },
      ...{ signature: 'Davide', department: 'Prodotto', answers: 4, languages: ['it', 'en'] },
    },
    {
      ...{ key: 'lucia', name: 'Lucia Craia', title: 'Clienti e taglie', role: 'admin' },
      ...{ signature: 'Lucia', department: 'Clienti', answers: 10 },
    },
    {
      ...{ key: 'irene', name: 'Irene Pierantoni', title: 'Disegno', role: 'member' },
      ...{ signature: 'Irene', department: 'Prodotto', answers: 6, about: ['ideas'] },
    },
    {
      ...{ key: 'matteo', name: 'Matteo Foglia', title: 'Fabbrica', role: 'member' },
      ...{ signature: 'Matteo', department: 'Fabbrica', answers: 4, about: ['care', 'ideas'] },
    },
  ],
  pact: {
    size: 'micro',
    // a shop in the net is asked at any hour
    own: [{ kind: 'question', hours: 'always', replyMinutes: 24 * 60, target: 0.9 }],
  },
  channels: [
    { key: 'site', network: 'website', name: 'passo.example', address: 'passo.example' },
    { key: 'sky', network: 'bluesky', name: 'Passo', address: 'passo.example' },
  ],
  talk: {
    threads: 330,
    mix: {
      sizes: 22,
      care: 16,
      ideas: 24,
      orders: 14,
      praise: 9,
      chatter: 9,
      complaints: 6,
      spam: 1,
    },
    languages: { it: 76, en: 16, de: 5, fr: 3 },
    week: [1.1, 1.1, 1, 1.1, 1, 0.9, 0.9],
    hours: [1.5, 0.6, 0.3, 0.1, 0, 0, 0.3, 1, 3, 4, 4, 4, 6, 6, 5, 4, 4, 5, 6, 6, 6, 7, 6, 4],
    ways: { comment: 0.36, chat: 0.24, bluesky: 0.4 },
    kept: { question: 0.97, order: 0.93, complaint: 0.86, idea: 0.82, other: 0.93 },
    posts: [0.6, 0.5, 0.6, 0.5, 0.6, 0.1, 0.2],
  },
};
