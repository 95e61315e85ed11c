/** How talk is written down; `talk/README.md` tells those who write it. */

/** One line of a play: who speaks (`a` began; `b`, `c` are others; `firm` or a member's key answer), and what. */
export type Line = {
  side: 'in' | 'out';
  who: string;
  text: string;
  /** Said half of the time; unsaid, the play ends here. */
  maybe: boolean;
  /** Minutes after the line before, where the script says so. */
  after: number | null;
};
export type Play = { name: string; lines: Line[]; options: Map<string, string> };
export type Sections = ReadonlyMap<string, readonly string[]>;

/** Plays, parted by empty lines; `=` opens a line of options, `#` a remark. */
export function playsIn(text: string, name: string): Play[] {
  const blocks = text.split(/\n\s*\n/).map((block) => block.split('\n').filter(isSaid));
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines, n) => playOf(lines, `${name} ${n + 1}`));
}

function playOf(written: readonly string[], name: string): Play {
  const options = new Map(
    written.filter((line) => line.startsWith('=')).flatMap((line) => optionsIn(line)),
  );
  const lines = written.filter((line) => !line.startsWith('=')).map((line) => lineOf(line, name));
  return { name, lines, options };
}

function optionsIn(line: string): [string, string][] {
  return line
    .slice(1)
    .split(';;')
    .map((option) => option.trim())
    .map((option) => [option.split(' ', 1)[0] ?? '', option.replace(/^\S+\s*/, '')]);
}

const shape = /^([<>])([a-z-]*)(\?)?(?:\+(\d+)([mhd]?))? (.+)$/;
const minutes: Record<string, number> = { h: 60, d: 1440 };

function lineOf(line: string, play: string): Line {
  const [, sign, who, maybe, count, unit, text] = shape.exec(line) ?? [];
  if (!sign || !text) throw new Error(`${play}: no line of a play: ${line}`);
  const side = sign === '>' ? 'in' : 'out';
  return {
    side,
    who: who || (side === 'in' ? 'a' : 'firm'),
    text: text.replaceAll('\\n', '\n'),
    maybe: maybe === '?',
    after: count ? Number(count) * (minutes[unit ?? ''] ?? 1) : null,
  };
}

/** Sections of lines: `[name]`, then one a line. */
export function sectionsIn(text: string): Sections {
  const sections = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of text.split('\n').filter(isSaid)) {
    const [, name] = /^\[([^|\]]+)\]$/.exec(line) ?? [];
    if (name !== undefined) {
      lines = sections.get(name) ?? [];
      sections.set(name, lines);
    } else lines.push(line.trim());
  }
  return sections;
}

function isSaid(line: string): boolean {
  return line.trim() !== '' && !line.startsWith('# ');
}
