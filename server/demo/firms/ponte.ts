import { type Shop, week } from '../shop.ts';

const quarters = (first: number, last: number) =>
  Array.from({ length: (last - first) / 15 + 1 }, (_, n) => first + n * 15);

/** Osteria del Ponte, Cremona: fills the room from comments. */
export const ponte: Shop = {
  key: 'ponte',
  name: 'Osteria del Ponte',
  place: 'Cremona',
  about: {
    it: 'Riempie la sala dai commenti: i piatti del giorno alle 11, tavoli, idee, una serata storta.',
    en: 'Fills the room from comments: the day’s dishes at 11, tables, ideas, one bad evening.',
  },
  timeZone: 'Europe/Rome',
  country: 'IT',
  language: 'it',
  languages: ['it', 'en', 'de', 'fr', 'es'],
  hours: {
    closedOnHolidays: false,
    periods: week({
      '234': '12:00-14:30 19:00-23:00',
      '56': '12:00-14:30 19:00-25:00',
      '7': '12:00-15:00 19:00-22:30',
    }),
  },
  closures: [
    {
      name: 'Ferie',
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
      ],
    },
    { name: 'Natale in famiglia', days: ['12-24', '12-26'] },
    { name: 'Riposo dopo le feste', days: ['01-07', '01-08'] },
  ],
  departments: ['Cucina', 'Sala'],
  team: [
    {
      ...{ key: 'marta', name: 'Marta Bassi', title: 'Titolare', role: 'owner' },
      ...{ signature: 'Marta', department: 'Sala', answers: 10 },
    },
    {
      ...{ key: 'sara', name: 'Sara Lodi', title: 'Sala', role: 'admin' },
      ...{ signature: 'Sara', department: 'Sala', answers: 7, languages: ['it', 'en', 'fr'] },
    },
    {
      ...{ key: 'gino', name: 'Gino Ghisleri', title: 'Cuoco', role: 'member' },
      ...{ signature: 'Gino', department: 'Cucina', answers: 1.5, languages: ['it'] },
    },
    {
      ...{ key: 'tommaso', name: 'Tommaso Bini', title: 'Vini e sala', role: 'member' },
      ...{
        signature: 'Tommaso',
        department: 'Sala',
        answers: 4,
        languages: ['it', 'en', 'de', 'es'],
      },
    },
    {
      ...{ key: 'ada', name: 'Ada Bassi', title: 'Pasta fresca', role: 'member' },
      ...{ signature: 'nonna Ada', department: 'Cucina', answers: 0 },
    },
  ],
  pact: {
    size: 'medium',
    // a bad evening does not wait for the opening
    own: [{ kind: 'complaint', hours: 'always', replyMinutes: 12 * 60, target: 0.9 }],
  },
  channels: [
    { key: 'site', network: 'website', name: 'Il nostro sito', address: 'osteriadelponte.example' },
    {
      key: 'sky',
      network: 'bluesky',
      name: 'Osteria del Ponte',
      address: 'osteriadelponte.example',
    },
  ],
  talk: {
    threads: 1560,
    mix: {
      bookings: 40,
      questions: 22,
      praise: 12,
      chatter: 13,
      complaints: 4,
      ideas: 2.5,
      takeaway: 5,
      spam: 1.5,
    },
    languages: { it: 86, en: 7, de: 4, fr: 2, es: 1 },
    week: [0.6, 0.9, 1, 1.1, 1.4, 1.5, 1.1],
    hours: [0.4, 0.1, 0, 0, 0, 0, 0.2, 1, 2, 4, 5, 8, 7, 5, 4, 4, 4, 6, 8, 8, 6, 6, 5, 2],
    ways: { comment: 0.34, chat: 0.24, bluesky: 0.4 },
    kept: {
      reservation: 0.99,
      question: 0.96,
      order: 0.95,
      complaint: 0.84,
      idea: 0.86,
      other: 0.95,
    },
    posts: [0, 1, 1, 1, 1, 1, 0.9],
    services: {
      lunch: { weekdays: '234567', times: quarters(735, 810) },
      dinner: { weekdays: '234567', times: quarters(1170, 1290) },
    },
  },
};
