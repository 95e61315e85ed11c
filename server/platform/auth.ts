import { apiKey } from '@better-auth/api-key';
import { passkey } from '@better-auth/passkey';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Secrets } from './secrets.ts';

/** Who is signed in, before any workspace is entered. */
export type User = { id: string; email: string; name: string };

export type Auth = {
  /** Answers everything under /api/auth. */
  handler(request: Request): Promise<Response>;
  /** The user of a request, by session cookie or API key; null when nobody is signed in. */
  userOf(headers: Headers): Promise<User | null>;
  /** Whether anybody has an account yet. */
  isEmpty(): Promise<boolean>;
};

export type AuthOptions = { db: Database; secrets: Secrets; origin: string; limitRate: boolean };

/** Mail and password, passkeys, two factors, sessions, API keys: better-auth on our own tables in schema `auth`. */
export function createAuth(options: AuthOptions): Auth {
  const auth = betterAuth(settings(options));
  return {
    handler: (request) => auth.handler(request),
    isEmpty: async () =>
      (await sql`select 1 from auth."user" limit 1`.execute(options.db)).rows.length === 0,
    userOf: async (headers) => {
      const session = await auth.api.getSession({ headers });
      if (!session) return null;
      const { id, email, name } = session.user;
      return { id, email, name };
    },
  };
}

function settings({ db, secrets, origin, limitRate }: AuthOptions) {
  return {
    appName: 'Patto',
    baseURL: origin,
    basePath: '/api/auth',
    secret: secrets.derive('auth'),
    database: { db: db.withSchema('auth') as never, type: 'postgres' },
    trustedOrigins: [origin],
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: { expiresIn: 60 * 60 * 24 * 30, updateAge: 60 * 60 * 24 },
    rateLimit: {
      enabled: limitRate,
      window: 60,
      max: 100,
      customRules: { '/sign-in/*': { window: 60, max: 10 } },
    },
    advanced: {
      cookiePrefix: 'patto',
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    telemetry: { enabled: false },
    plugins: [
      twoFactor({ issuer: 'Patto' }),
      passkey({ rpName: 'Patto' }),
      apiKey({ enableSessionForAPIKeys: true }),
    ],
  } satisfies BetterAuthOptions;
}
