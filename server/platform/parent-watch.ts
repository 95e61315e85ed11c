/**
 * Calls `leave` once when the process that started us is gone, even by kill -9. `scripts/start.mjs` says which one that
 * is in PATTO_PARENT_PID; without it nobody is watched, so that a server started by hand outlives its terminal.
 */
export function watchParent(leave: () => void): void {
  const parent = Number(process.env.PATTO_PARENT_PID);
  // @NOTE our own children have another parent: us.
  delete process.env.PATTO_PARENT_PID;
  if (!parent) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    leave();
  }, 200);
  watch.unref();
}
