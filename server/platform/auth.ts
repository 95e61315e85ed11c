import { apiKey } from '@better-auth/api-key';
import { passkey } from '@better-auth/passkey';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Log } from './log.ts';
import type { Secrets } from './secrets.ts';
import { session, signedBy } from './session.ts';

/** Who is signed in, before any workspace is entered. */
export type User = { id: string; email: string; name: string };

type Account = { name: string; email: string; password: string };
type Entered = { user: User; cookies: string[] };

export type Auth = {
  /** Answers everything under /api/auth; attempts are counted by address. */
  handler(request: Request, address: string | null): Promise<Response>;
  /** The user of a request, by session cookie or API key; null when nobody is signed in. */
  userOf(headers: Headers): Promise<User | null>;
  /** Whether anybody has an account yet. */
  isEmpty(): Promise<boolean>;
  /**
   * Signs a local account in, from inside: makes it where nobody has one yet. Gives the cookies of the new session, for whoever is
   * let in with them; null where the account does not exist and may not be made, or its password was changed.
   */
  enter(account: Account): Promise<Entered | null>;
};

export type AuthOptions = {
  db: Database;
  secrets: Secrets;
  origin: string;
  limitRate: boolean;
  log: Log;
  /** Whether somebody may sign up. The very first always may. */
  maySignUp(email: string): Promise<boolean>;
};

const addressHeader = 'patto-address';

/** Mail and password, passkeys, two factors, sessions, API keys: better-auth on our own tables in schema `auth`. */
export function createAuth(options: AuthOptions): Auth {
  const auth = betterAuth(settings(options));
  return {
    handler: (request, address) => auth.handler(withAddress(request, address)),
    isEmpty: () => isEmpty(options.db),
    enter: async (body) => {
      const answer = (await isEmpty(options.db))
        ? await auth.api.signUpEmail({ body, asResponse: true })
        : await auth.api.signInEmail({ body, asResponse: true });
      return enteredBy(answer);
    },
    userOf: async (headers) => {
      if (headers.has('x-api-key')) return userBy(auth, headers);
      const { authCookies, secret } = await auth.$context;
      const cookie = { name: authCookies.sessionToken.name, secret };
      const signed = await signedBy(options.db, cookie, headers);
      return signed?.due ? userBy(auth, headers) : (signed?.user ?? null);
    },
  };
}

/** By better-auth itself: it knows keys, and moves the end of a session on. */
async function userBy(auth: BetterAuth, headers: Headers): Promise<User | null> {
  const found = await auth.api.getSession({ headers }).catch(signedOut);
  if (!found) return null;
  const { id, email, name } = found.user;
  return { id, email, name };
}

type BetterAuth = ReturnType<typeof betterAuth<ReturnType<typeof settings>>>;

async function enteredBy(answer: Response): Promise<Entered | null> {
  if (!answer.ok) return null;
  const { user } = (await answer.json()) as { user?: User };
  if (!user) return null;
  const { id, email, name } = user;
  return { user: { id, email, name }, cookies: answer.headers.getSetCookie() };
}

/** A key that is wrong, over or withdrawn is nobody's. */
function signedOut(error: unknown): null {
  if (error instanceof APIError && error.statusCode < 500) return null;
  throw error;
}

async function isEmpty(db: Database): Promise<boolean> {
  return (await sql`select 1 from auth."user" limit 1`.execute(db)).rows.length === 0;
}

/** What the caller says of its own address is thrown away. */
function withAddress(request: Request, address: string | null): Request {
  const headers = new Headers(request.headers);
  headers.delete(addressHeader);
  if (address) headers.set(addressHeader, address);
  return new Request(request, { headers });
}

function settings(options: AuthOptions) {
  const { db, secrets, origin, limitRate, log } = options;
  return {
    appName: 'Patto',
    baseURL: origin,
    basePath: '/api/auth',
    secret: secrets.derive('auth'),
    database: { db: db.withSchema('auth') as never, type: 'postgres' },
    trustedOrigins: [origin],
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session,
    rateLimit: rateLimit(limitRate),
    hooks: { before: createAuthMiddleware((context) => checkSignUp(options, context)) },
    advanced: {
      cookiePrefix: 'patto',
      ipAddress: { ipAddressHeaders: [addressHeader] },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    telemetry: { enabled: false },
    // a wrong password is no trouble of ours
    logger: { log: (level, message) => log[level === 'error' ? 'error' : 'debug'](message) },
    plugins: [
      twoFactor({ issuer: 'Patto' }),
      passkey({ rpName: 'Patto' }),
      // a key is a member's: what it may is the seat's to say, and how often nobody's
      apiKey({ enableSessionForAPIKeys: true, rateLimit: { enabled: false } }),
    ],
  } satisfies BetterAuthOptions;
}

function rateLimit(enabled: boolean) {
  const attempts = { window: 60, max: 10 };
  return {
    enabled,
    window: 60,
    max: 100,
    customRules: { '/sign-in/*': attempts, '/sign-up/*': attempts, '/get-session': false as const },
  };
}

type Asked = { path: string; body?: { email?: unknown } };

/** An account is the first step in: on a box with people in it, only who is waited for may take it. */
async function checkSignUp({ db, maySignUp }: AuthOptions, { path, body }: Asked): Promise<void> {
  if (!path.startsWith('/sign-up')) return;
  const email = typeof body?.email === 'string' ? body.email : '';
  if ((await isEmpty(db)) || (await maySignUp(email))) return;
  throw new APIError('FORBIDDEN', {
    code: 'SIGN_UP_CLOSED',
    message: 'Ask an owner or an admin for an invitation.',
  });
}
