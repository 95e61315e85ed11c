import { ORPCError, ValidationError } from '@orpc/server';
import pg from 'pg';
import { type Refusal, refuse } from './refusal.ts';

/**
 * What went wrong as a refusal, where the caller can do something about it: input that does not fit the contract, or that the
 * database's own rules refuse (two callers at the same moment meet there first). Anything else is a bug and stays one.
 */
export function asRefusal(error: unknown): unknown {
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.status === 400)
    return refuse('invalid', { field: fieldOf(error.cause) });
  if (error instanceof pg.DatabaseError) return refusalOfDatabase(error.code ?? '') ?? error;
  return error;
}

function fieldOf({ issues }: ValidationError): string {
  const path = issues[0]?.path ?? [];
  return path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html
function refusalOfDatabase(code: string): Refusal | null {
  if (code === '23505') return refuse('already_exists');
  if (code === '23503') return refuse('not_found');
  if (code.startsWith('22')) return refuse('invalid');
  if (code === '40001' || code === '40P01') return refuse('conflict');
  return null;
}
