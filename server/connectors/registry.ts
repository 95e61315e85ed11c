import { bluesky } from './bluesky/index.ts';
import type { Connector } from './connector.ts';
import { importer } from './import/index.ts';
import { website } from './website/index.ts';

/** The networks Patto speaks with: one line each. */
const connectors: readonly Connector[] = [website, bluesky, importer];

const byName = new Map(connectors.map((connector) => [connector.name, connector]));

/** The connector of a network; asking for one that does not exist is a bug of ours. */
export function connectorOf(network: string): Connector {
  const connector = byName.get(network);
  if (!connector) throw new Error(`no connector for ${network}`);
  return connector;
}
