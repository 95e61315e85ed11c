import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pagePolicy, palettes, style } from './page-style.ts';

test('public pages wear the colours of the app', () => {
  const tokens = readFileSync(new URL('../../web/app/tokens.ts', import.meta.url), 'utf8');
  for (const name of ['light', 'dark'] as const) {
    const palette = tokens.slice(tokens.indexOf(`const ${name}`)).split('};')[0] ?? '';
    for (const [part, colour] of Object.entries(palettes[name]))
      expect(palette, `${name} ${part}`).toContain(`${part}: '${colour}'`);
  }
  for (const ground of palettes.faceGrounds) expect(tokens).toContain(ground);
});

test('the sheet is allowed by its hash, and nothing else is', () => {
  const hash = createHash('sha256').update(style).digest('base64');
  expect(pagePolicy).toContain(`style-src 'sha256-${hash}'`);
  expect(pagePolicy).not.toMatch(/unsafe|script/);
});
