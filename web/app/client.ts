import { createORPCClient } from '@orpc/client';
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '#contract/contract.ts';
import minified from '../contract.json' with { type: 'json' };
import { currentWorkspace } from './place.ts';

export type Client = ContractRouterClient<Contract>;

const link = new OpenAPILink(minified as unknown as AnyContractRouter, {
  url: `${location.origin}/api`,
  headers: () => workspaceHeader(),
});

/** The typed client of the API, and its query options for TanStack Query. */
export const client: Client = createORPCClient(link);
export const api = createTanstackQueryUtils(client);

/** Names the workspace a request is about. */
export function workspaceHeader(): Record<string, string> {
  const id = currentWorkspace();
  return id ? { 'patto-workspace': id } : {};
}

/** Whether this installation has no user yet. Outside the contract: asked before anybody exists. */
export async function askSetup(): Promise<{ empty: boolean }> {
  const answer = await fetch('/api/setup');
  if (!answer.ok) throw new Error(`setup answered ${answer.status}`);
  return answer.json();
}
