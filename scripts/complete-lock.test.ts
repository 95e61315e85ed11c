import { expect, test } from 'vitest';
import { complete } from './complete-lock.ts';

const vite = {
  version: '8.0.0',
  dev: true,
  optionalDependencies: { '@x/bind-linux-x64-gnu': '2.0.0', '@x/bind-darwin-arm64': '2.0.0' },
};

test('what another platform would install is written into the lockfile, and what is there stays', () => {
  const packages = complete({
    '': { version: '1.0.0' },
    'node_modules/@x/bind-linux-x64-gnu': { version: '2.0.0', integrity: 'sha512-x' },
    'node_modules/vite': vite,
  });
  expect(packages['node_modules/@x/bind-linux-x64-gnu']?.integrity).toBe('sha512-x');
  expect(packages['node_modules/@x/bind-darwin-arm64']).toEqual({
    version: '2.0.0',
    cpu: ['arm64'],
    dev: true,
    optional: true,
    os: ['darwin'],
  });
  expect(complete(packages)).toEqual(packages);
});

test('beside another version it goes to its asker', () => {
  const packages = complete({
    'node_modules/@x/bind-darwin-arm64': { version: '1.0.0' },
    'node_modules/@x/bind-linux-x64-gnu': { version: '2.0.0' },
    'node_modules/vite': vite,
  });
  expect(packages['node_modules/@x/bind-darwin-arm64']?.version).toBe('1.0.0');
  expect(packages['node_modules/vite/node_modules/@x/bind-darwin-arm64']?.version).toBe('2.0.0');
});

test('an optional package of no platform is not invented', () => {
  const asking = { version: '1.0.0', optionalDependencies: { bufferutil: '4.0.0' } };
  expect(() => complete({ 'node_modules/ws': asking })).toThrow(/bufferutil@4.0.0 is missing/);
});
