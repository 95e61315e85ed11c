import { sources, withoutComments } from './sources.ts';

/** A column as `tables.ts` declares it: the type of what is read, and whether null may be. */
export type Column = { type: string; nullable: boolean };
export type Declared = { table: string; module: string; columns: Map<string, Column> };

/** The rows every module declares, read from its `tables.ts`. */
export function declaredTables(): Declared[] {
  return sources(['server'], /^server\/[^/]+\/tables\.ts$/).flatMap(({ path, text }) => {
    const module = path.split('/')[1] ?? '';
    const bare = withoutComments(text);
    const types = new Map(typesIn(bare));
    return entriesIn(bodyAfter(bare, /interface Tables \{/)).map(([table, type]) => {
      const columns = types.get(type);
      if (!columns) throw new Error(`${path}: no type ${type} for ${table}`);
      return { table, module, columns };
    });
  });
}

/** Which module owns which table; two owners are an error. */
export function tableOwners(): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { table, module } of declaredTables()) {
    if (owners.has(table)) throw new Error(`${table} is ${owners.get(table)}'s and ${module}'s`);
    owners.set(table, module);
  }
  return owners;
}

function typesIn(text: string): [string, Map<string, Column>][] {
  return [...text.matchAll(/\b(?:type|interface) (\w+)(?: =)? \{/g)].map((match) => {
    const body = bodyAfter(text.slice(match.index), /\{/);
    const columns = entriesIn(body).map(([name, type]): [string, Column] => [name, columnOf(type)]);
    return [match[1] ?? '', new Map(columns)];
  });
}

function columnOf(type: string): Column {
  const read = typeRead(type);
  const parts = partsOf(read, '|').filter((part) => part !== 'null');
  return { type: parts.join(' | '), nullable: parts.length < partsOf(read, '|').length };
}

/** `Generated<ColumnType<Date | null, string, never>>` is read as `Date | null`. */
function typeRead(type: string): string {
  const [, inner] = /^(?:Generated|GeneratedAlways|ColumnType)<([\s\S]*)>$/.exec(type) ?? [];
  return inner ? typeRead(partsOf(inner, ',')[0] ?? '') : type;
}

/** The text between a brace and its partner. */
function bodyAfter(text: string, opening: RegExp): string {
  const found = opening.exec(text);
  if (!found) return '';
  const begin = found.index + found[0].length;
  let depth = 1;
  let at = begin;
  for (; depth > 0 && at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}') depth--;
  }
  return text.slice(begin, at - 1);
}

/** `name: type;` entries, of which a type may be an object itself. */
function entriesIn(body: string): [string, string][] {
  return partsOf(body, ';').flatMap((entry): [string, string][] => {
    const [, name, type] = /^['"]?([\w.]+)['"]?\??:\s*([\s\S]+)$/.exec(entry) ?? [];
    return name && type ? [[name, type.replace(/\s+/g, ' ').trim()]] : [];
  });
}

/** Cut at a separator, but not inside brackets. */
function partsOf(text: string, separator: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of text) {
    if ('{[(<'.includes(letter)) depth++;
    if ('}])>'.includes(letter)) depth--;
    if (letter === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}
