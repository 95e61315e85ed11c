import { plain } from '../plain.ts';
import { type Shop, type Worker, week } from '../shop.ts';

type Seat = [name: string, title: string, department: string, answers: number];

/** Who answers in one language, about some things or, without `about`, about everything. */
function desk(language: string, seats: readonly Seat[], about?: readonly string[]): Worker[] {
  return seats.map(([name, title, department, answers]) => ({
    key: plain(name.replace('Ing. ', '')),
    ...{ name, title, department, answers, language },
    role: 'member' as const,
    signature: name.replace('Ing. ', '').split(' ')[0] ?? name,
    languages: [language],
    ...(about && { about }),
  }));
}

const team: readonly Worker[] = [
  {
    ...{ key: 'elisa', name: 'Elisa Ferraris', title: 'Amministratrice', role: 'owner' },
    ...{ signature: 'Elisa Ferraris', department: 'Comunicazione', answers: 0 },
  },
  {
    ...{ key: 'renato', name: 'Renato Olivero', title: 'Direttore assistenza', role: 'admin' },
    ...{
      signature: 'Renato Olivero',
      department: 'Assistenza clienti',
      answers: 1,
      languages: ['it', 'fr'],
    },
  },
  {
    ...{ key: 'sabine', name: 'Sabine Kröger', title: 'Leitung Kundendienst', role: 'admin' },
    ...{
      signature: 'Sabine',
      department: 'Kundendienst',
      answers: 2,
      language: 'de',
      languages: ['de'],
    },
  },
  ...desk('it', [
    ['Giulia Costa', 'Assistenza', 'Assistenza clienti', 7],
    ['Omar Haddad', 'Assistenza', 'Assistenza clienti', 7],
    ['Daniela Roero', 'Assistenza', 'Assistenza clienti', 6],
    ['Stefano Bava', 'Assistenza', 'Assistenza clienti', 5],
    ['Lucia Demichelis', 'Assistenza', 'Assistenza clienti', 5],
    ['Ivan Petrov', 'Assistenza', 'Assistenza clienti', 4],
    ['Marta Oddone', 'Assistenza', 'Assistenza clienti', 4],
    ['Paolo Ghezzi', 'Assistenza', 'Assistenza clienti', 3],
  ]),
  ...desk(
    'it',
    [
      ['Enrico Scagliotti', 'Tecnico di banco', 'Assistenza clienti', 5],
      ['Francesca Morano', 'Tecnica di banco', 'Assistenza clienti', 5],
      ['Aldo Picco', 'Tecnico di banco', 'Assistenza clienti', 3],
    ],
    ['help', 'repairs'],
  ),
  ...desk(
    'it',
    [
      ['Cristina Boido', 'Ricambi', 'Ricambi', 5],
      ['Mauro Vigna', 'Ricambi', 'Ricambi', 4],
      ['Jessica Tarsia', 'Ricambi', 'Ricambi', 3],
    ],
    ['parts'],
  ),
  ...desk(
    'it',
    [
      ['Andrea Massa', 'Vendite', 'Vendite', 5],
      ['Valentina Gho', 'Vendite', 'Vendite', 4],
      ['Roberto Nebbia', 'Vendite', 'Vendite', 2],
    ],
    ['buying'],
  ),
  ...desk(
    'it',
    [
      ['Nadia El Amrani', 'Consegne', 'Logistica', 5],
      ['Fabio Carena', 'Consegne', 'Logistica', 4],
    ],
    ['delivery'],
  ),
  ...desk(
    'it',
    [
      ['Ing. Teresa Bo', 'Lavaggio', 'Ricerca e sviluppo', 3],
      ['Ing. Luca Zavattaro', 'Cottura', 'Ricerca e sviluppo', 3],
      ['Ing. Priya Nair', 'Freddo', 'Ricerca e sviluppo', 2],
    ],
    ['ideas'],
  ),
  ...desk('it', [['Silvia Accornero', 'Qualità', 'Qualità', 4]], ['complaints']),
  ...desk('de', [
    ['Jonas Reiter', 'Kundendienst', 'Kundendienst', 6],
    ['Miriam Vogel', 'Kundendienst', 'Kundendienst', 6],
    ['Tobias Lind', 'Kundendienst', 'Kundendienst', 5],
    ['Aylin Demir', 'Kundendienst', 'Kundendienst', 5],
    ['Petra Maurer', 'Kundendienst', 'Kundendienst', 3],
  ]),
  ...desk('de', [['Uwe Brandl', 'Ersatzteile', 'Ricambi', 3]], ['parts']),
  ...desk('de', [['Katja Steger', 'Verkauf', 'Vendite', 3]], ['buying']),
  ...desk('fr', [
    ['Sophie Lemaire', 'Service clients', 'Service clients', 6],
    ['Karim Benali', 'Service clients', 'Service clients', 6],
    ['Julie Perrot', 'Service clients', 'Service clients', 5],
    ['Antoine Vasseur', 'Service clients', 'Service clients', 3],
  ]),
  ...desk('fr', [['Nathalie Rossi', 'Pièces détachées', 'Ricambi', 3]], ['parts']),
  ...desk('fr', [['Bruno Castel', 'Ventes', 'Vendite', 3]], ['buying']),
];

/** Ferraris Elettrodomestici: care, sales and development in three countries. */
export const ferraris: Shop = {
  key: 'ferraris',
  name: 'Ferraris Elettrodomestici',
  place: 'Casale Monferrato',
  about: {
    it: 'Assistenza, vendite e sviluppo in tre paesi: quaranta persone che rispondono, ognuna con il suo nome.',
    en: 'Care, sales and development in three countries: forty people who answer, each with a name.',
  },
  timeZone: 'Europe/Rome',
  country: 'IT',
  language: 'it',
  languages: ['it', 'de', 'fr', 'en'],
  hours: { closedOnHolidays: true, periods: week({ '12345': '08:00-19:00', '6': '09:00-13:00' }) },
  closures: [],
  departments: [
    ...['Assistenza clienti', 'Kundendienst', 'Service clients', 'Ricambi', 'Vendite'],
    ...['Logistica', 'Qualità', 'Ricerca e sviluppo', 'Comunicazione'],
  ],
  team,
  pact: {
    size: 'large',
    // no water at home does not wait for the morning
    own: [{ kind: 'complaint', hours: 'always', replyMinutes: 8 * 60, target: 0.95 }],
  },
  channels: [
    {
      key: 'it',
      network: 'website',
      name: 'ferraris.example',
      address: 'ferraris.example',
      languages: ['it'],
    },
    {
      key: 'de',
      network: 'website',
      name: 'ferraris-hausgeraete.example',
      address: 'ferraris-hausgeraete.example',
      languages: ['de'],
    },
    {
      key: 'fr',
      network: 'website',
      name: 'ferraris-electro.example',
      address: 'ferraris-electro.example',
      languages: ['fr'],
    },
    {
      key: 'sky',
      network: 'bluesky',
      name: 'Ferraris Elettrodomestici',
      address: 'ferraris.example',
    },
  ],
  talk: {
    threads: 960,
    formal: true,
    mix: {
      help: 26,
      repairs: 18,
      delivery: 13,
      parts: 12,
      buying: 13,
      complaints: 10,
      ideas: 4,
      praise: 5,
      chatter: 2,
      spam: 1,
    },
    languages: { it: 54, de: 26, fr: 20 },
    week: [1.5, 1.3, 1.2, 1.1, 1.1, 0.8, 0.6],
    hours: [0.5, 0.3, 0.1, 0.1, 0.1, 0.2, 0.8, 2, 5, 7, 7, 6, 5, 5, 6, 6, 5, 5, 5, 5, 5, 4, 3, 1],
    ways: { comment: 0.3, chat: 0.46, bluesky: 0.24 },
    kept: {
      question: 0.94,
      complaint: 0.88,
      order: 0.95,
      reservation: 0.93,
      idea: 0.75,
      other: 0.94,
    },
    posts: [0.5, 0.4, 0.5, 0.4, 0.5, 0, 0],
  },
};
