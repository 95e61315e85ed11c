/**
 * The origins a website channel speaks with: of its `site`, with and without "www.", and of further `origins`. What is
 * no web address is left out.
 */
export function originsOf({ site, origins }: Record<string, unknown>): string[] {
  const further = Array.isArray(origins) ? origins : [];
  const own = webUrl(site);
  const all = [own, own && twin(own), ...further.map(webUrl)];
  return [...new Set(all.flatMap((url) => (url ? [url.origin] : [])))];
}

/** Shops type "osteria.example": then it is meant with https. */
function webUrl(text: unknown): URL | null {
  if (typeof text !== 'string' || text.trim() === '') return null;
  const url = URL.parse(/^[a-z][a-z+.-]*:\/\//i.test(text.trim()) ? text : `https://${text}`);
  return url && /^https?:$/.test(url.protocol) && plainHost.test(url.host) ? url : null;
}

/** URLs allow "*" and ";" in a host; in the policy of a page they would let everybody in. */
const plainHost = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d+)?$/;

/** Hosts send visitors from one to the other: whoever owns a site owns both. */
function twin(url: URL): URL | null {
  const { protocol, host } = url;
  const other = host.startsWith('www.') ? host.slice(4) : `www.${host}`;
  return URL.parse(`${protocol}//${other}`);
}

const longest = 2000;
const tracking =
  /^(utm_|mc_|pk_|mtm_|hsa_|_hs|vero_|oly_)|^(fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|igsh|mkt_tok|srsltid|epik|_ga|_gl|ref_src)$/i;

/**
 * A page as comments hang under it: one address however it was reached, without fragment and tracking parameters. Null for
 * what is not a page of these origins' hosts.
 */
export function pageAddress(text: string, origins: Iterable<string>): string | null {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || !hostsOf(origins).has(url.host)) return null;
  const { protocol, host, pathname, searchParams } = url;
  for (const name of [...searchParams.keys()]) if (tracking.test(name)) searchParams.delete(name);
  searchParams.sort();
  const query = searchParams.size > 0 ? `?${searchParams}` : '';
  const address = `${protocol}//${host}${pathname}${query}`;
  return address.length <= longest ? address : null;
}

function hostsOf(origins: Iterable<string>): Set<string> {
  return new Set([...origins].flatMap((origin) => URL.parse(origin)?.host ?? []));
}
