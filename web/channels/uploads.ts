import { ORPCError } from '@orpc/client';
import { useSyncExternalStore } from 'react';
import { api, workspaceHeader } from '#web/app/client.ts';
import type { Outputs } from '#web/app/place.ts';
import { queries } from '#web/app/queries.ts';
import { failed } from '#web/ui/toast.ts';

export type Mapping = Outputs['channels']['importPreview']['mapping'];

export interface Upload {
  name: string;
  sent: number;
  size: number;
}

/** The file on its way. It lives outside of the screens: one may look elsewhere meanwhile. */
let current: Upload | null = null;
const listeners = new Set<() => void>();

export function useUpload(): Upload | null {
  return useSyncExternalStore(listen, () => current);
}

/** Sends a file; the server reads it as it comes. Closing the page is warned about until it is there. */
export function startUpload(file: File, mapping: Mapping): void {
  const { name, size } = file;
  const request = new XMLHttpRequest();
  const search = new URLSearchParams({ name, mapping: JSON.stringify(mapping) });
  request.open('POST', `/api/imports?${search}`);
  for (const [key, value] of Object.entries(workspaceHeader()))
    request.setRequestHeader(key, value);
  request.upload.onprogress = ({ loaded }) => tell({ name, size, sent: loaded });
  request.onload = () => finish(request);
  request.onerror = () => finish(request);
  tell({ name, size, sent: 0 });
  window.addEventListener('beforeunload', warn);
  request.send(file);
}

function finish(request: XMLHttpRequest): void {
  window.removeEventListener('beforeunload', warn);
  tell(null);
  if (request.status !== 200) failed(refusalIn(request));
  void queries.invalidateQueries({ queryKey: api.channels.key() });
}

function refusalIn({ status, responseText }: XMLHttpRequest): Error {
  if (status === 0) return new TypeError('the upload broke off');
  const code = /"code":"(\w+)"/.exec(responseText)?.[1] ?? 'invalid';
  return new ORPCError(code, { status, defined: true });
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function tell(upload: Upload | null): void {
  current = upload;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
