import { type Shop, week } from '../shop.ts';

/** Pasticceria Aurora, Modica: pastry that goes abroad. */
export const aurora: Shop = {
  key: 'aurora',
  name: 'Pasticceria Aurora',
  place: 'Modica',
  about: {
    it: 'Dolci che vanno all’estero: domande e ordini in cinque lingue, risposte in quella di chi scrive.',
    en: 'Pastry that goes abroad: questions and orders in five languages, answered in the asker’s own.',
  },
  timeZone: 'Europe/Rome',
  country: 'IT',
  language: 'it',
  languages: ['it', 'en', 'fr', 'de', 'es'],
  hours: {
    closedOnHolidays: false,
    periods: week({ '23456': '07:30-13:30 16:00-20:30', '7': '07:30-14:00 17:00-21:00' }),
  },
  closures: [
    { name: 'Riposo', days: ['01-10', '01-11', '01-12', '01-13'] },
    { name: 'Ferie', days: ['09-15', '09-16', '09-17', '09-18'] },
  ],
  departments: ['Laboratorio', 'Banco', 'Spedizioni'],
  team: [
    {
      ...{
        key: 'concetta',
        name: 'Concetta Iacono',
        title: 'Pasticcera e titolare',
        role: 'owner',
      },
      ...{ signature: 'Concetta', department: 'Laboratorio', answers: 5, languages: ['it', 'fr'] },
    },
    {
      ...{ key: 'chiara', name: 'Chiara Giunta', title: 'Ordini e spedizioni', role: 'admin' },
      ...{ signature: 'Chiara', department: 'Spedizioni', answers: 10 },
    },
    {
      ...{ key: 'salvo', name: 'Salvo Iacono', title: 'Cioccolato', role: 'member' },
      ...{ signature: 'Salvo', department: 'Laboratorio', answers: 2, languages: ['it', 'en'] },
    },
    {
      ...{ key: 'federica', name: 'Federica Cannata', title: 'Banco', role: 'member' },
      ...{ signature: 'Federica', department: 'Banco', answers: 4, languages: ['it', 'es', 'en'] },
    },
  ],
  pact: {
    size: 'micro',
    // whoever orders from abroad sleeps at other hours
    own: [{ kind: 'order', hours: 'always', replyMinutes: 24 * 60, target: 0.9 }],
  },
  channels: [
    {
      key: 'site',
      network: 'website',
      name: 'Il negozio in rete',
      address: 'pasticceriaaurora.example',
    },
    {
      key: 'sky',
      network: 'bluesky',
      name: 'Pasticceria Aurora',
      address: 'pasticceriaaurora.example',
    },
  ],
  talk: {
    threads: 410,
    mix: {
      orders: 32,
      shipping: 22,
      questions: 24,
      praise: 12,
      complaints: 4,
      ideas: 2,
      chatter: 5,
      spam: 1,
    },
    languages: { it: 40, en: 22, fr: 14, de: 14, es: 10 },
    week: [0.8, 1, 1, 1, 1.1, 1.1, 1.2],
    hours: [0.8, 0.5, 0.3, 0.2, 0.2, 0.2, 0.4, 1, 3, 5, 6, 5, 4, 4, 4, 4, 4, 5, 6, 6, 6, 6, 4, 2],
    ways: { comment: 0.38, chat: 0.3, bluesky: 0.32 },
    kept: { order: 0.96, question: 0.92, complaint: 0.82, idea: 0.8, other: 0.93 },
    posts: [0, 0.5, 0.4, 0.5, 0.5, 0.7, 0.4],
  },
};
