import type { z } from 'zod';
import type { ImportMapping } from '#contract/channels.ts';
import type { ImportedRow } from '#server/connectors/connector.ts';

export type Mapping = z.output<typeof ImportMapping>;
/** A row of a file, by column; JSON Lines may hold more than text. */
export type FileRow = Record<string, unknown>;
/** A row that could not be taken, with the reason a person reads. */
export type Refused = { reason: RefusedReason };
export type RefusedReason =
  | 'no_id'
  | 'no_author'
  | 'no_text'
  | 'bad_time'
  | 'bad_json'
  | 'too_long'
  | 'long_id'
  | 'unclosed';

const usual: Record<keyof Mapping['columns'], readonly string[]> = {
  id: ['id', 'tweet_id', 'message_id', 'comment_id', 'uid', 'uri', 'guid'],
  author: [
    'author',
    'author_id',
    'from',
    'user',
    'user_id',
    'username',
    'sender',
    'handle',
    'mail',
    'email',
  ],
  text: ['text', 'body', 'message', 'comment', 'content', 'testo', 'messaggio'],
  sentAt: ['sent_at', 'created_at', 'date', 'time', 'timestamp', 'published', 'data', 'createdat'],
  authorName: ['author_name', 'name', 'display_name', 'full_name', 'nome', 'from_name'],
  inbound: ['inbound', 'incoming', 'is_customer'],
  parent: [
    'parent',
    'parent_id',
    'in_reply_to',
    'in_response_to_tweet_id',
    'reply_to',
    'in_reply_to_status_id',
  ],
  thread: ['thread', 'thread_id', 'conversation', 'conversation_id', 'ticket_id'],
  visibility: ['visibility', 'public'],
};

/** Guesses which column is which from their names; what is not found stays empty and is asked on screen. */
export function guessMapping(format: Mapping['format'], columns: readonly string[]): Mapping {
  const byName = new Map(columns.map((column) => [plain(column), column]));
  const guess = (field: keyof Mapping['columns']) =>
    usual[field].map((name) => byName.get(plain(name))).find(Boolean);
  const needed = {
    id: guess('id') ?? '',
    author: guess('author') ?? '',
    text: guess('text') ?? '',
    sentAt: guess('sentAt') ?? '',
  };
  const optional = (['authorName', 'inbound', 'parent', 'thread', 'visibility'] as const).flatMap(
    (field) => {
      const column = guess(field);
      return column ? [[field, column] as const] : [];
    },
  );
  return {
    format,
    columns: { ...needed, ...Object.fromEntries(optional) },
    ours: [],
    history: true,
  };
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

const longestText = 100_000;
const longestName = 200;
/** Names of things are keys: an index of PostgreSQL takes no more than 2,700 bytes of one. */
const longestId = 500;

/** One row of a file as a message; or why not. */
export function mapRow(row: FileRow, mapping: Mapping): ImportedRow | Refused {
  const { columns } = mapping;
  const cell = (column: string | undefined) => cellOf(row, column);
  const [id, author, text] = [cell(columns.id), cell(columns.author), cell(columns.text)];
  const [parent, thread] = [cell(columns.parent), cell(columns.thread)];
  if (!id) return { reason: 'no_id' };
  if (!author) return { reason: 'no_author' };
  if (!text) return { reason: 'no_text' };
  if (text.length > longestText) return { reason: 'too_long' };
  if ([id, author, parent, thread].some((one) => one.length > longestId))
    return { reason: 'long_id' };
  const sentAt = timeOf(cell(columns.sentAt));
  if (!sentAt) return { reason: 'bad_time' };
  const inbound = isInbound(cell(columns.inbound), author, mapping);
  return {
    ...{ id, author, text, sentAt, ours: !inbound, history: mapping.history },
    authorName:
      [...cell(columns.authorName).slice(0, 2 * longestName)].slice(0, longestName).join('') ||
      null,
    parent: parent || null,
    thread: thread || null,
    visibility: visibilityOf(cell(columns.visibility)),
  };
}

/** What the file says of it; where it says nothing, whoever is not ours writes to us. */
function isInbound(said: string, author: string, { ours }: Mapping): boolean {
  return said ? isYes(said) : !ours.includes(author);
}

/** A cell as text that can be kept: no NUL (PostgreSQL takes none), no half surrogates. What nests without end is no text. */
export function cellOf(row: FileRow, column: string | undefined): string {
  const value = column && Object.hasOwn(row, column) ? row[column] : null;
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : asJson(value);
  return text.replaceAll('\u0000', '\ufffd').toWellFormed().trim();
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}

/** ISO 8601, RFC 2822, Twitter's own form, seconds or milliseconds since 1970. */
function timeOf(text: string): string | null {
  const number = /^\d{9,13}(\.\d+)?$/.test(text)
    ? Number(text) * (text.length > 11 ? 1 : 1000)
    : Number.NaN;
  const at = new Date(Number.isNaN(number) ? text : number);
  const year = at.getUTCFullYear();
  return Number.isNaN(at.getTime()) || year < 1990 || year > 2200 ? null : at.toISOString();
}

function isYes(text: string): boolean {
  return ['true', '1', 'yes', 'y', 't', 'in', 'si', 'sì'].includes(text.toLowerCase());
}

function visibilityOf(text: string): ImportedRow['visibility'] {
  return text === 'private' || text === 'false'
    ? 'private'
    : text === 'followers'
      ? 'followers'
      : 'public';
}
