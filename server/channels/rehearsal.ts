import type { Account, Connector, Draft, Probe, Sent } from '#server/connectors/connector.ts';
import { NetworkError } from '#server/connectors/connector.ts';
import { connectorOf } from '#server/connectors/registry.ts';

type Named = { network: string; settings: Record<string, unknown> };

/** The connector of a channel. One marked `demo` reads like its network and never reaches it. */
export function connectorFor({ network, settings }: Named): Connector {
  const connector = connectorOf(network);
  return settings.demo === true ? rehearsed(connector) : connector;
}

/** Nothing is asked of the network, pulled from it or sent to it; an answer is visible at once. */
function rehearsed({ name, receive, fit, idFor, pull, probe }: Connector): Connector {
  return {
    name,
    receive,
    fit,
    ...(idFor && { idFor }),
    probe: pull ? async ({ settings }) => probeOf(settings.probe) : probe,
    send: async (draft, account) => sentBy(idFor, draft, account),
    confirm: async () => ({ state: 'visible', permalink: null }),
  };
}

/** What the network would have said of the account stands in the settings. */
function probeOf(said: unknown): Probe {
  if (said && typeof said === 'object' && 'limits' in said) return said as Probe;
  throw new NetworkError({ kind: 'permission', detail: 'a demo channel says its own probe' });
}

function sentBy(idFor: Connector['idFor'], draft: Draft, account: Account): Sent {
  return { state: 'visible', id: idFor?.(draft, account) ?? draft.key, permalink: null };
}

/** What is looked at of the channel an answer leaves by. */
export type Outlet = Named & { channel_id: string; account: string | null };

/** What the network of a demo's channel would have said to an answer; null for every other channel. */
export function rehearse({ network, settings, account: self }: Outlet, draft: Draft): Sent | null {
  if (settings.demo !== true) return null;
  const account = { settings, credentials: {}, self, memory: new Map() };
  return sentBy(connectorOf(network).idFor, draft, account);
}
