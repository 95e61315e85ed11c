import { describe, expect, test } from 'vitest';
import { dark, faceGrounds, light, type Palette } from './tokens.ts';

const grounds = ['paper', 'card', 'hover'] as const;
const texts = ['ink', 'soft', 'faint', 'terra', 'olive', 'amber', 'brick', 'blue'] as const;
const tinted = ['terra', 'olive', 'amber', 'brick', 'blue'] as const;

describe.each([
  ['paper', light],
  ['lamplight', dark],
])('the colours on %s', (_name, palette) => {
  test.each(grounds.flatMap((ground) => texts.map((text) => [text, ground] as const)))(
    '%s is legible on %s',
    (text, ground) => expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(4.5),
  );

  test.each(tinted)('%s is legible on its tint', (name) => {
    const tint = palette[`${name}Tint` as keyof Palette];
    expect(contrast(palette[name], tint)).toBeGreaterThanOrEqual(4.5);
  });

  test('soft and faint text are legible on tints and hairlines', () => {
    for (const ground of [palette.hair, palette.terraTint, palette.amberTint, palette.brickTint]) {
      expect(contrast(palette.soft, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(palette.faint, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('white is legible on the filled button', () => {
    expect(contrast('#ffffff', palette.terraFill)).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#ffffff', palette.terraFillHover)).toBeGreaterThanOrEqual(4.5);
  });
});

test.each(faceGrounds)('white initials are legible on %s', (ground) => {
  expect(contrast('#ffffff', ground)).toBeGreaterThanOrEqual(4.5);
});

/** Contrast ratio of WCAG 2.2. */
function contrast(first: string, second: string): number {
  const [dim, bright] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return ((bright ?? 0) + 0.05) / ((dim ?? 0) + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
