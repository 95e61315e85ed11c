import { apart, overlap } from '../evidence.ts';
import type { Found } from '../find-phrases.ts';
import type { Heard } from '../hear.ts';

export type Wish = 'order' | 'price' | 'shipping';
export type Asked = { wish: Wish; confidence: number; phrases: readonly Found[] };

const sure = 4;
const likely = 2;

/** Whether a message orders, asks how much, or asks whether something is shipped; what it does not say is left out. */
export function asksOf({ evidence, all: { order, reservation } }: Heard): Asked[] {
  const told = evidence('told order');
  const orders = [...evidence('asks order'), ...(order.score >= likely ? order.phrases : [])];
  // "Can I get a table for 2" is asked of the book of tables.
  const table = reservation.score >= sure && reservation.score > order.score;
  const ordered = told.length === 0 && orders.length > 0 && !table;
  const confidence = order.score >= sure ? 0.9 : 0.6;
  // "mi mandate due cassate?" orders them.
  const shipping = evidence('asks shipping').filter(
    (one) => !ordered || !orders.some((order) => overlap(one, order)),
  );
  const asked: Asked[] = [
    ...(ordered ? [{ wish: 'order' as const, confidence, phrases: apart(orders) }] : []),
    { wish: 'price', confidence: 0.9, phrases: evidence('asks price') },
    { wish: 'shipping', confidence: 0.9, phrases: shipping },
  ];
  return asked.filter(({ phrases }) => phrases.length > 0);
}
