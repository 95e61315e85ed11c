import { type Line, rounded } from './figure.ts';

const titles = ['figure', 'value', 'unit', 'against', 'ratio', 'rounds', 'min', 'max'];

/** The lines as a Markdown table that is also easy to read in a terminal. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [titles, ...lines.map(cells)];
  const widths = titles.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  const [head = [], ...body] = rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)));
  return [head, rule, ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function cells(line: Line): string[] {
  const { figure, value, unit, against, ratio, rounds, min, max } = line;
  const share = ratio === null ? '' : rounded(ratio);
  return [figure, rounded(value), unit, against, share, String(rounds), rounded(min), rounded(max)];
}
