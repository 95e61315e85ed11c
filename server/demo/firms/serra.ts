import { type Shop, week } from '../shop.ts';

/** Cantina Serra, Montalcino: a winery in a downturn. */
export const serra: Shop = {
  key: 'serra',
  name: 'Cantina Serra',
  place: 'Montalcino',
  about: {
    it: 'Una cantina in un anno difficile: storie di vigna, visite, il club, bottiglie che partono.',
    en: 'A winery in a hard year: stories from the vineyard, tastings, the club, bottles that leave.',
  },
  timeZone: 'Europe/Rome',
  country: 'IT',
  language: 'it',
  languages: ['it', 'en', 'de', 'fr'],
  hours: {
    closedOnHolidays: false,
    periods: week({ '12345': '09:30-18:00', '6': '10:00-18:30', '7': '10:00-13:00' }),
  },
  closures: [{ name: 'Feste', days: ['12-25', '12-26', '01-01', '01-06'] }],
  departments: ['Vigna', 'Cantina', 'Visite e club'],
  team: [
    {
      ...{ key: 'caterina', name: 'Caterina Serra', title: 'Titolare', role: 'owner' },
      ...{ signature: 'Caterina', department: 'Visite e club', answers: 7 },
    },
    {
      ...{ key: 'bianca', name: 'Bianca Nardi', title: 'Visite e club', role: 'admin' },
      ...{
        signature: 'Bianca',
        department: 'Visite e club',
        answers: 9,
        languages: ['it', 'en', 'fr'],
      },
    },
    {
      ...{ key: 'giovanni', name: 'Giovanni Serra', title: 'Enologo', role: 'member' },
      ...{ signature: 'Giovanni', department: 'Cantina', answers: 3, about: ['wine'] },
    },
    {
      ...{ key: 'pietro', name: 'Pietro Landi', title: 'Vigna', role: 'member' },
      ...{
        signature: 'Pietro',
        department: 'Vigna',
        answers: 1,
        languages: ['it'],
        about: ['wine'],
      },
    },
  ],
  pact: {
    size: 'micro',
    own: [{ kind: 'order', hours: 'always', replyMinutes: 24 * 60, target: 0.9 }],
  },
  channels: [
    {
      key: 'site',
      network: 'website',
      name: 'cantinaserra.example',
      address: 'cantinaserra.example',
    },
    { key: 'sky', network: 'bluesky', name: 'Cantina Serra', address: 'cantinaserra.example' },
  ],
  talk: {
    threads: 300,
    mix: {
      tastings: 26,
      orders: 24,
      wine: 24,
      praise: 11,
      chatter: 6,
      complaints: 4,
      ideas: 3,
      spam: 1,
    },
    languages: { it: 44, en: 36, de: 13, fr: 7 },
    week: [0.9, 1, 1, 1, 1.1, 1.1, 1],
    hours: [0.7, 0.6, 0.4, 0.3, 0.3, 0.3, 0.4, 1, 3, 5, 5, 5, 4, 4, 5, 5, 6, 6, 6, 6, 6, 5, 4, 2],
    ways: { comment: 0.34, chat: 0.28, bluesky: 0.38 },
    kept: {
      reservation: 0.95,
      order: 0.96,
      question: 0.91,
      complaint: 0.85,
      idea: 0.8,
      other: 0.92,
    },
    posts: [0.4, 0.5, 0.5, 0.5, 0.6, 0.5, 0.2],
    services: {
      lunch: { weekdays: '1234567', times: [630, 660, 690] },
      dinner: { weekdays: '123456', times: [900, 930, 990] },
    },
  },
};
