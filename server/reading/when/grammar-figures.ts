import { type Rule, rule, rules } from './chart.ts';
import { ratio, threeFigures, twoFigures } from './figures.ts';
import { alone, glued } from './grammar-numbers.ts';

/** Dates in figures. The day comes first unless it cannot; a point or a dash alone could be a price or a score. */
export const figures: Rule[] = [
  ...rules(
    'dated',
    [
      'number slash number slash|comma number',
      'number dash number dash|comma number',
      'number dot number dot number',
    ],
    (m) => (alone(m) ? threeFigures(m) : null),
  ),
  rule('dated', 'number slash number comma number', threeFigures),
  rule('dated', 'number slash number', (m) => {
    const marked = ratio(m) ? null : twoFigures(m);
    return alone(m) ? marked : null;
  }),
  ...rules('date', ['dayat number slash|dot|dash number', 'on|in number slash number'], (m) =>
    glued({ ...m, from: m.to - 3 }) && alone({ ...m, from: m.to - 3 }) ? twoFigures(m) : null,
  ),
  rule('date', 'weekday comma? on? dayat? number slash|dot|dash number', (m) =>
    glued({ ...m, from: m.to - 3 }) ? twoFigures(m) : null,
  ),
];
