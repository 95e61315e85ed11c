import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse } from 'hono/utils/cookie';
import { sql } from 'kysely';
import type { User } from './auth.ts';
import type { Database } from './database.ts';

/** How better-auth names and signs the cookie of a session. */
type SessionCookie = { name: string; secret: string };

/** Whose session it is; `due`: so much of it is over that better-auth should move its end on. */
type Signed = { user: User; due: boolean };

/** A session's end is moved on once a day, thirty days ahead. */
export const session = { expiresIn: 60 * 60 * 24 * 30, updateAge: 60 * 60 * 24 };

/**
 * The user of a session cookie. Every request asks the database, in one statement, and nothing is remembered: a session that was
 * ended is over in every process with the next request.
 */
export async function signedBy(
  db: Database,
  cookie: SessionCookie,
  headers: Headers,
): Promise<Signed | null> {
  const token = tokenOf(headers.get('cookie') ?? '', cookie);
  if (!token) return null;
  const { rows } = await sql<User & { due: boolean }>`select u.id, u.email, u.name,
      s."expiresAt" <= now() + make_interval(secs => ${session.expiresIn - session.updateAge}) as due
    from auth.session s join auth."user" u on u.id = s."userId"
    where s.token = ${token} and s."expiresAt" > now()`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { due, ...user } = row;
  return { user, due };
}

/** What stands before the signature, where the signature is ours. */
function tokenOf(cookies: string, { name, secret }: SessionCookie): string | null {
  const signed = parse(cookies, name)[name] ?? '';
  const at = signed.lastIndexOf('.');
  const token = signed.slice(0, Math.max(at, 0));
  const ours = createHmac('sha256', secret).update(token).digest();
  const theirs = Buffer.from(signed.slice(at + 1), 'base64');
  const same = ours.length === theirs.length && timingSafeEqual(ours, theirs);
  return same && token !== '' ? token : null;
}
