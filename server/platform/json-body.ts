import type { Context, MiddlewareHandler, Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { answerRefusal } from './http.ts';
import { Refusal, refuse } from './refusal.ts';

/** A body of at most this many bytes; refused as `too_large`. */
export function limitBody(limit: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: limit,
    onError: (c) => answerRefusal(c, refuse('too_large', { limit })),
  });
}

/**
 * Lets in what the contract can read: no body, or one JSON object in UTF-8. Anything else (a form, a file, Latin-1) would be
 * guessed at and kept as something nobody wrote: refused as `invalid`, where `field` says what is wrong.
 */
export async function onlyJson(c: Context, next: Next): Promise<Response | undefined> {
  const { raw } = c.req;
  if (!raw.body) return void (await next());
  try {
    const body = readObject(new Uint8Array(await raw.arrayBuffer()), raw.headers);
    c.req.raw = new Request(raw.url, { ...asSent(raw), body });
  } catch (error) {
    if (error instanceof Refusal) return answerRefusal(c, error);
    throw error;
  }
  return void (await next());
}

function asSent({ method, headers, signal }: Request): RequestInit {
  const kept = new Headers(headers);
  // with one, the body would be taken for a file
  kept.delete('content-disposition');
  return { method, signal, headers: kept };
}

function readObject(bytes: Uint8Array, headers: Headers): string | null {
  if (bytes.length === 0) return null;
  const text = jsonText(bytes, headers);
  if (!isObject(text)) throw refuse('invalid', { field: 'json' });
  return text;
}

/** What says that it is JSON, in UTF-8; refused as `invalid` by its content type or its encoding. */
export function jsonText(bytes: ArrayBuffer | Uint8Array, headers: Headers): string {
  const type = headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw refuse('invalid', { field: 'content-type' });
  if (/charset=(?!"?utf-?8)/i.test(type)) throw refuse('invalid', { field: 'encoding' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('invalid', { field: 'encoding' });
  }
}

const deepest = 64;

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) && ends(value);
  } catch {
    return false;
  }
}

/** Whether it nests no deeper than anything we read: whoever writes it out again goes down as far. */
function ends(value: unknown, depth = 0): boolean {
  if (value === null || typeof value !== 'object') return true;
  return depth < deepest && Object.values(value).every((one) => ends(one, depth + 1));
}
