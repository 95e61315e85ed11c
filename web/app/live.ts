import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { tellLineLost } from './line.ts';
import { type LiveEvent, makeRefresher, type Refresher } from './refresher.ts';

const shortestPause = 1000;
const longestPause = 30_000;

/** Listens to what happens in a workspace and asks anew for what it touched. */
export function useLive(workspaceId: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    const refresher = makeRefresher(queries);
    const stop = listen(workspaceId, refresher);
    return () => {
      stop();
      refresher.stop();
    };
  }, [queries, workspaceId]);
}

interface Line {
  url: string;
  refresher: Refresher;
  pause: number;
  opened: boolean;
  /** When listening began, in ms. */
  since: number;
  source?: EventSource;
  again?: ReturnType<typeof setTimeout>;
}

/** Keeps one stream open; after a break or a sleep, everything on screen is asked again. */
function listen(workspaceId: string, refresher: Refresher): () => void {
  const url = `/api/live?workspace=${workspaceId}`;
  const line: Line = { url, refresher, pause: shortestPause, opened: false, since: Date.now() };
  const wake = () => reopenIfLost(line);
  const back = () => open(line);
  const gone = () => tellLineLost(true);
  open(line);
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', back);
  window.addEventListener('offline', gone);
  return () => {
    hangUp(line);
    tellLineLost(false);
    document.removeEventListener('visibilitychange', wake);
    window.removeEventListener('online', back);
    window.removeEventListener('offline', gone);
  };
}

function open(line: Line): void {
  hangUp(line);
  const source = new EventSource(line.url);
  source.onmessage = ({ data }) => line.refresher.hear(JSON.parse(data) as LiveEvent);
  source.onopen = () => {
    // the first time only where it took so long that something may have happened meanwhile
    if (line.opened || Date.now() - line.since > shortestPause) line.refresher.hearAll();
    line.opened = true;
    line.pause = shortestPause;
    tellLineLost(false);
  };
  source.onerror = () => retryLater(line);
  line.source = source;
}

/** Once may be a proxy that closes what is quiet; twice in a row, nobody is there. */
function retryLater(line: Line): void {
  hangUp(line);
  if (line.pause > shortestPause) tellLineLost(true);
  line.again = setTimeout(() => open(line), line.pause);
  line.pause = Math.min(line.pause * 2, longestPause);
}

function reopenIfLost(line: Line): void {
  const lost = line.source?.readyState !== EventSource.OPEN;
  if (document.visibilityState === 'visible' && lost) open(line);
}

function hangUp(line: Line): void {
  clearTimeout(line.again);
  line.source?.close();
}
