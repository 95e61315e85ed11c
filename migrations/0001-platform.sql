-- What stands under every module and belongs to no workspace: who may sign in (better-auth), and which seat leads where.
create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "twoFactorEnabled" boolean default false,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create table auth.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" (id) on delete cascade
);
create index session_of_user on auth.session ("userId");

create table auth.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_user on auth.account ("userId");

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);

create table auth.passkey (
  id text primary key,
  name text,
  "publicKey" text not null,
  "userId" text not null references auth."user" (id) on delete cascade,
  "credentialID" text not null,
  counter integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamptz,
  aaguid text
);
create index passkey_user on auth.passkey ("userId");

create table auth."twoFactor" (
  id text primary key,
  secret text not null,
  "backupCodes" text not null,
  verified boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamptz,
  "userId" text not null references auth."user" (id) on delete cascade
);
create index two_factor_user on auth."twoFactor" ("userId");

create table auth.apikey (
  id text primary key,
  "configId" text not null default 'default',
  name text,
  start text,
  prefix text,
  "referenceId" text not null,
  key text not null,
  "refillInterval" integer,
  "refillAmount" integer,
  "lastRefillAt" timestamptz,
  enabled boolean default true,
  "rateLimitEnabled" boolean default true,
  "rateLimitTimeWindow" integer,
  "rateLimitMax" integer,
  "requestCount" integer default 0,
  remaining integer,
  "lastRequest" timestamptz,
  "expiresAt" timestamptz,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  permissions text,
  metadata text
);
create index apikey_key on auth.apikey (key);
create index apikey_reference on auth.apikey ("referenceId");

-- A seat says which workspaces a user may enter, before any workspace is entered. The member in it lives in `team`.
create table auth.seat (
  user_id text not null references auth."user" (id) on delete cascade,
  workspace_id uuid not null,
  member_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (user_id, workspace_id)
);
create index seat_workspace on auth.seat (workspace_id);

-- The workspaces there are, so that jobs can visit each; names and settings live in `workspace`.
create table auth.workspace_directory (
  workspace_id uuid primary key,
  slug text not null unique,
  created_at timestamptz not null default now()
);

-- Recurring work, claimed by whichever process comes first: no content, only what is due where.
create table auth.round (
  workspace_id uuid not null,
  queue text not null,
  subject text not null default '',
  every_seconds integer not null,
  next_at timestamptz not null default now(),
  primary key (workspace_id, queue, subject)
);
create index round_due on auth.round (next_at);
