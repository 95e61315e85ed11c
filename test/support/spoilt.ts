import type { Firm, Patto } from './firm.ts';
import { type Door, type Ids, knock } from './walk.ts';

export type Sent = { path: string; init: RequestInit & { headers: Record<string, string> } };
export type Try = { what: string; sent: Sent };
/** Whose doors are knocked at, and ids of what is behind them. */
export type Spoiling = { firm: Firm; ids: Ids };

/** What fits at each door, spoilt in each of the ways before it is sent. */
export async function spoilt(
  by: Spoiling,
  doors: readonly Door[],
  ways: (sent: Sent) => Record<string, Partial<RequestInit>>,
): Promise<Try[]> {
  const all = await Promise.all(
    doors.map(async (door) => {
      const sent = await wellFormed(by, door);
      return Object.entries(ways(sent)).map(([how, init]) => ({
        what: `${door.name} with ${how}`,
        sent: { ...sent, init: { ...sent.init, ...init } as Sent['init'] },
      }));
    }),
  );
  return all.flat();
}

/** What fits at a door, unsent. */
async function wellFormed({ firm, ids }: Spoiling, door: Door): Promise<Sent> {
  const request = async (path: string, init: unknown) => ({ path, init });
  const spy = { ...firm, patto: { ...firm.patto, request } } as unknown as Firm;
  const as = { cookie: firm.cookie, workspaceId: firm.workspaceId };
  return (await knock(spy, door, as, ids)) as unknown as Sent;
}

/** Sends each; those that were not answered as they should, as lines to read. */
export async function letIn(
  patto: Patto,
  tries: readonly Try[],
  isFine = isRefused,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { what, sent } of tries) {
    const response = await patto.request(sent.path, sent.init);
    const text = await response.text();
    if (!isFine(response.status, codeIn(text)))
      wrong.push(`${what}: ${response.status} ${text.slice(0, 80)}`);
  }
  return wrong;
}

function codeIn(text: string): unknown {
  try {
    return JSON.parse(text).code;
  } catch {
    return null;
  }
}

/** A no with a code a program can read. */
function isRefused(status: number, code: unknown): boolean {
  return status >= 400 && status < 500 && typeof code === 'string';
}

/** Taken, or refused as it should be. */
export function isAnswered(status: number, code: unknown): boolean {
  return status < 400 || isRefused(status, code);
}
