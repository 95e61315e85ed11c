import { aurora } from './firms/aurora.ts';
import { ferraris } from './firms/ferraris.ts';
import { passo } from './firms/passo.ts';
import { ponte } from './firms/ponte.ts';
import { serra } from './firms/serra.ts';
import { idFrom } from './id-from.ts';
import type { Shop, ShopKey } from './shop.ts';

/** The five shops, in the order in which they are shown. */
export const shops: readonly Shop[] = [ponte, aurora, passo, serra, ferraris];

/** A shop by its key. */
export function shopOf(key: ShopKey): Shop {
  const shop = shops.find((one) => one.key === key);
  if (!shop) throw new Error(`no shop ${key}`);
  return shop;
}

/** Each shop is opened once an installation: its workspace is known beforehand. */
export function workspaceIdOf({ key }: Shop): string {
  return idFrom(`the demo of ${key}`);
}

/** The mail of somebody who works in a shop. Nobody reads it. */
export function mailOf({ key }: { key: string }, shop: Shop): string {
  return `${key}@${shop.key}.example`;
}
