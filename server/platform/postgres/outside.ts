/**
 * Where root keeps what the database's user could not reach otherwise: the data of a home under /root, and a copy of
 * the PostgreSQL that npm installed there.
 */
export const outside = '/var/lib/patto';
