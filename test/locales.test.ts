import { fileURLToPath } from 'node:url';
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { beforeAll, describe, expect, test } from 'vitest';

type Words = Record<string, { message?: string; translation?: string }>;

const root = fileURLToPath(new URL('..', import.meta.url));
let said: Words = {};
let written: Record<string, Words | undefined> = {};

beforeAll(async () => {
  const config = getConfig({ cwd: root, configPath: `${root}lingui.config.ts` });
  const [catalogue] = await getCatalogs(config);
  said = (await catalogue?.collect()) ?? {};
  written = (await catalogue?.readAll()) ?? {};
});

test('the screens say something', () => {
  expect(Object.keys(said).length).toBeGreaterThan(100);
});

describe.each(['en', 'it'])('the catalogue %s (npm run extract makes it new)', (language) => {
  test('knows every sentence of the screens, and no other', () => {
    const known = Object.keys(written[language] ?? {});
    expect(known.sort()).toEqual(Object.keys(said).sort());
  });

  test('has words for every sentence', () => {
    const silent = Object.entries(written[language] ?? {}).filter(([, one]) => !one.translation);
    expect(silent.map(([id, one]) => one.message ?? id)).toEqual([]);
  });

  test('keeps every placeholder and tag', () => {
    const wrong = Object.entries(written[language] ?? {}).filter(
      ([id, one]) => slots(one.translation) !== slots(said[id]?.message),
    );
    expect(wrong.map(([, one]) => one.translation)).toEqual([]);
  });
});

/** The names inside braces and the tags of a message, in order of name. */
function slots(message = ''): string {
  const names = message.match(/\{\w+|<\/?\d+\/?>/g) ?? [];
  return [...new Set(names)].sort().join(' ');
}
