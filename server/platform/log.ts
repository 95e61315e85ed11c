import pino from 'pino';

export type Log = pino.Logger;

/** Structured logs on standard output; credentials and cookies never. */
export function createLog(level = process.env.PATTO_LOG ?? 'info'): Log {
  return pino({
    level,
    base: null,
    redact: ['*.credentials', '*.password', '*.authorization', '*.cookie', 'headers'],
  });
}
