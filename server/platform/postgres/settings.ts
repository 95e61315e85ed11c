/** Settings of PostgreSQL by their own names. */
export type Settings = Record<string, string | number>;

/** For a machine with one or two cores and a gigabyte: whoever has more uses DATABASE_URL, or overrides. */
const small: Settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  port: 5432,
  max_connections: 60,
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  huge_pages: 'off',
  // Nobody replicates an embedded server: less written, fewer processes.
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_logical_replication_workers: 0,
  wal_compression: 'on',
  max_wal_size: '512MB',
  checkpoint_timeout: '15min',
  // After a crash everything is made safe in one call, not file by file.
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
  io_method: 'sync',
  max_worker_processes: 4,
  max_parallel_workers: 2,
  max_parallel_workers_per_gather: 1,
  max_parallel_maintenance_workers: 1,
  autovacuum_max_workers: 2,
  autovacuum_worker_slots: 2,
  autovacuum_naptime: '15s',
  random_page_cost: 1.1,
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '',
  log_checkpoints: 'off',
  // A refused statement is the application's to tell, and its text may hold what people wrote.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
};

/** As arguments of `postgres`. */
export function settingArguments(overrides: Settings): string[] {
  return Object.entries({ ...small, ...overrides }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
}
