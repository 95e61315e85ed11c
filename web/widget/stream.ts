/** Longer than two beats of the server: then the line is dead, whatever the browser thinks. */
const silence = 50_000;
const longestPause = 30_000;

/** Opens the stream; the signal ends it. */
export type Open = (signal: AbortSignal) => Promise<Response>;

/**
 * Follows a stream of hints while somebody can see the page, and comes back by itself. Hears `open` on every new line, and
 * `lost` where there was none: what was missed meanwhile is asked for then.
 */
export function follow(open: Open, hear: (hint: string) => void): () => void {
  let line: AbortController | null = null;
  let stopped = false;
  let running = false;
  const run = async () => {
    if (running) return;
    running = true;
    for (let tries = 0; !stopped && !document.hidden; tries++) {
      line = new AbortController();
      const lasted = await listen(open, line, hear).catch(() => false);
      if (lasted) tries = 0;
      else if (!stopped && !document.hidden) hear('lost');
      if (!stopped && !document.hidden) await pause(pauseAfter(tries));
    }
    running = false;
  };
  const look = () => {
    if (document.hidden) line?.abort();
    else void run();
  };
  document.addEventListener('visibilitychange', look);
  void run();
  return () => {
    stopped = true;
    document.removeEventListener('visibilitychange', look);
    line?.abort();
  };
}

/** Longer each time, and not the same for all: a server that comes back is not met by everybody at once. */
function pauseAfter(tries: number): number {
  return Math.min(1000 * 2 ** tries, longestPause) * (0.5 + Math.random());
}

/** Reads one line to its end; true when it had been a good one. */
async function listen(
  open: Open,
  line: AbortController,
  hear: (hint: string) => void,
): Promise<boolean> {
  let watchdog = setTimeout(() => line.abort(), silence);
  const awake = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => line.abort(), silence);
  };
  try {
    const response = await open(line.signal);
    if (!response.ok || !response.body) return false;
    hear('open');
    await readHints(response.body, awake, hear);
    return true;
  } finally {
    clearTimeout(watchdog);
  }
}

async function readHints(
  body: ReadableStream<Uint8Array>,
  awake: () => void,
  hear: (hint: string) => void,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as never).getReader();
  let rest = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    awake();
    const lines = (rest + String(next.value)).split('\n');
    rest = lines.pop() ?? '';
    for (const one of lines) if (one.startsWith('data: ')) hear(one.slice(6));
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
