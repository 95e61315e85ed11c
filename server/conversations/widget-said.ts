import { z } from 'zod';
import { fitText } from '#server/connectors/fit.ts';
import { jsonText } from '#server/platform/json-body.ts';
import { refuse } from '#server/platform/refusal.ts';
import { cleanText } from './clean.ts';

/** Graphemes a visitor may write at once. */
export const longestText = 5000;
const longestName = 80;
/** Bytes of a request: a text several times too long still gets the answer that it is too long. */
export const largestBody = 512 * 1024;

const Said = z.object({
  kind: z.enum(['comment', 'chat']),
  /** Made by the widget: the same id twice is one message. */
  id: z.uuid().toLowerCase(),
  name: z.string().max(1000).default(''),
  page: z.object({ url: z.string().max(4000), title: z.string().max(4000).default('') }),
  parent: z.string().max(200).nullable().default(null),
  text: z.string(),
  /** People do not see this field: who fills it in is a machine. */
  company: z.string().max(0).default(''),
});
export type Said = Omit<z.output<typeof Said>, 'company'>;

/**
 * Reads what a visitor says. Refuses `invalid` (`field` says what: the content type, the encoding, the JSON or a field of it),
 * `text_empty` and `text_too_long`.
 */
export async function readSaid(request: Request): Promise<Said> {
  const body = parse(jsonText(await request.arrayBuffer(), request.headers));
  const read = Said.safeParse(body);
  if (!read.success) throw refuse('invalid', { field: read.error.issues[0]?.path.join('.') });
  const { company: _, ...said } = read.data;
  checkText(said.text);
  const title = oneLine(said.page.title, 200);
  return { ...said, name: oneLine(said.name, longestName), page: { ...said.page, title } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('invalid', { field: 'json' });
  }
}

/** Counted only where counting can matter: no text has more graphemes than code units. */
function checkText(text: string): void {
  if (!/[^\s\p{C}]/u.test(text)) throw refuse('text_empty');
  if (text.length <= longestText) return;
  const farTooLong = text.length > longestText * 12;
  const length = farTooLong
    ? text.length
    : fitText(text, { unit: 'grapheme', text: longestText }).length;
  if (length > longestText) throw refuse('text_too_long', { length, limit: longestText });
}

/** A name or a title: one line of visible text. */
function oneLine(text: string, most: number): string {
  const line = cleanText(text)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return [...line].slice(0, most).join('').trim();
}
