import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6');

const timeout = 20_000;

/**
 * A fetch for addresses that people type: http(s) only, no private network (unless allowed, for tests and for firms whose
 * servers are inside), every redirect looked at again, 20 s at most.
 */
export function guardedFetch(privateAllowed: boolean): typeof globalThis.fetch {
  return async (input, init) => {
    let url = new URL(input instanceof Request ? input.url : input);
    for (let hop = 0; hop < 5; hop++) {
      await check(url, privateAllowed);
      const signal = init?.signal ?? AbortSignal.timeout(timeout);
      const response = await fetch(hop === 0 && input instanceof Request ? input : url, {
        ...init,
        signal,
        redirect: 'manual',
      });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || !location) return response;
      url = new URL(location, url);
    }
    throw new TypeError('too many redirects');
  };
}

async function check(url: URL, privateAllowed: boolean): Promise<void> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new TypeError(`no ${url.protocol} addresses`);
  if (privateAllowed) return;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await lookup(host, { all: true });
  for (const { address, family } of addresses) {
    if (inside.check(address, family === 6 ? 'ipv6' : 'ipv4'))
      throw new TypeError('this address is inside a private network');
  }
}
