/** Does a piece of work one at a time; asked meanwhile, it is done once more after. */
export function latest(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async (): Promise<void> => {
    again = running !== null;
    if (running) return running;
    running = work().finally(() => {
      running = null;
    });
    await running;
    if (again) await run();
  };
  return run;
}
