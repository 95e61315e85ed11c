/** A link that came from outside, if it is one a browser may follow; anything else is no link. */
export function webAddress(link: string | null): string | undefined {
  return link && /^https?:\/\//i.test(link) ? link : undefined;
}
