import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A real Patto in a process of its own, on a home of its own. */
export type Patto = {
  /** Where it is open: `http://localhost:4321`. */
  origin(): string;
  start(): Promise<void>;
  /** Ends the process, by default as a power cut would. */
  kill(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Ends it and throws its home away. */
  end(): Promise<void>;
};

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `port` is kept over restarts, so that an open browser finds it again. */
export function newPatto(port: number): Patto {
  const home = mkdtempSync(join(tmpdir(), 'patto-app-'));
  let running: { child: ChildProcess; origin: string } | null = null;
  const patto: Patto = {
    origin: () => running?.origin ?? '',
    start: async () => {
      running = await opened(home, port);
    },
    kill: async (signal = 'SIGKILL') => {
      const child = running?.child;
      running = null;
      if (!child || child.exitCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await gone;
    },
    end: async () => {
      await patto.kill('SIGTERM');
      rmSync(home, { recursive: true, force: true });
    },
  };
  return patto;
}

function opened(home: string, port: number): Promise<{ child: ChildProcess; origin: string }> {
  const args = ['--disable-warning=ExperimentalWarning', 'server/main.ts', '--port', String(port)];
  // The network is on loopback, where Patto otherwise does not go when people type an address.
  const env = { ...process.env, PATTO_HOME: home, PATTO_PRIVATE_NETWORKS: '1' };
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (piece) => {
      said += String(piece);
      const origin = said.match(/open at (http:\/\/[^\s/]+)/)?.[1];
      if (origin) resolve({ child, origin });
    });
    child.once('exit', (code) => reject(new Error(`Patto ended with ${code}: ${said}`)));
  });
}

/** One member's calls to the API of Patto, by method and path. */
export type Member = {
  memberId: string;
  slug: string;
  email: string;
  password: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers of the API, read by tests
  call(method: string, path: string, body?: unknown): Promise<any>;
};

/** Signs up, opens a firm, and promises to answer. */
export async function openWorkspace(patto: Patto, name: string): Promise<Member> {
  const origin = patto.origin();
  const password = 'una parola lunga';
  const email = 'marta@example.org';
  const headers: Record<string, string> = { 'content-type': 'application/json', origin };
  const call = async (method: string, path: string, body?: unknown) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${patto.origin()}/api${path}`, { method, headers, ...sent });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    if (cookies.length > 0) headers.cookie = cookies.join('; ');
    return text ? JSON.parse(text) : null;
  };
  await call('POST', '/auth/sign-up/email', { name: 'Marta Bassi', email, password });
  const place = { timeZone: 'Europe/Rome', country: 'IT', language: 'en' };
  const seat = await call('POST', '/workspaces', { name, ...place, memberName: 'Marta Bassi' });
  headers['patto-workspace'] = seat.workspace.id;
  return { memberId: seat.memberId, slug: seat.workspace.slug, email, password, call };
}

/** Asks until it is so, at most the given time. */
export async function soon<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false>,
  milliseconds = 5_000,
): Promise<T> {
  const until = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > until) throw new Error(`not within ${milliseconds / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
