import { expect, test } from 'vitest';
import { webAddress } from './web-address.ts';

test.each([
  ['https://bsky.app/profile/x', 'https://bsky.app/profile/x'],
  ['HTTP://osteria.example', 'HTTP://osteria.example'],
  ['javascript:alert(1)', undefined],
  [' https://x', undefined],
  ['data:text/html,x', undefined],
  ['', undefined],
  [null, undefined],
])('%j leads to %j', (link, address) => {
  expect(webAddress(link)).toBe(address);
});
