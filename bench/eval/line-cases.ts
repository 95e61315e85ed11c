import type { Case } from './judge-reservation.ts';

/** A case of one line; `isTold`: for how many and when is told too, not only what is wanted. */
export type LineCase = Case & { isTold: boolean };

// Lines say no day of their own: all are written on a Tuesday after lunch, in usual hours.
const someDay = {
  ref: '2026-03-10T14:05:00+01:00',
  opening: 'lunch 12:00-14:30, dinner 19:00-22:30',
};

/** The cases of a file of lines: `reserve, party 4, date 2026-03-14, time 20:00 | Ciao, …` (cases/intents/README.md). */
export function lineCasesIn(text: string, lang: Case['lang']): LineCase[] {
  const lines = text.split('\n').map((line, at) => ({ line, id: `${lang}-line-${at + 1}` }));
  return lines.flatMap(({ line, id }) => {
    const [head = '', ...rest] = line.split(' | ');
    if (/^(?:\/\/|#)/.test(line) || rest.length === 0) return [];
    const [intent = '', ...fields] = head.split(', ');
    const said = rest.join(' | ').replaceAll('\\n', '\n');
    const told = Object.assign({}, ...fields.map(fieldOf));
    return { ...someDay, ...told, id, lang, text: said, intent, isTold: fields.length > 0 };
  });
}

/** `party 4`, `date 2026-03-14 or 2026-03-15`; "nothing" names no field. */
function fieldOf(field: string): Partial<Case> {
  const [name = '', value] = field.split(/ (.*)/);
  if (value === undefined) return {};
  const others = value.split(' or ');
  if (others.length > 1) return { [`${name}_alternatives`]: others };
  return { [name]: name === 'party' || name === 'children' ? Number(value) : value };
}
