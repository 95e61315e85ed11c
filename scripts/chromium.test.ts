import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chromiumPath } from './chromium.ts';

let bin: string;

/** A machine with no browser: its PATH is one empty folder. */
beforeEach(() => {
  bin = mkdtempSync('/tmp/patto-bin-');
  vi.stubEnv('PATH', bin);
  vi.stubEnv('CHROMIUM', undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(bin, { recursive: true });
});

function program(name: string, lines: string): string {
  const path = join(bin, name);
  writeFileSync(path, `#!/bin/sh\n${lines}\n`);
  chmodSync(path, 0o755);
  return path;
}

test("it is the system's browser, or what CHROMIUM names", () => {
  const chrome = program('google-chrome', '');
  expect(chromiumPath()).toBe(chrome);
  const mine = program('my-browser', '');
  vi.stubEnv('CHROMIUM', mine);
  expect(chromiumPath()).toBe(mine);
  vi.stubEnv('CHROMIUM', join(bin, 'nothing'));
  expect(chromiumPath).toThrow(/CHROMIUM is .*nothing, which is no program/);
});

test.runIf(process.platform === 'linux')('without one it says what to install', () => {
  vi.spyOn(process, 'getuid').mockReturnValue(1000);
  program('apt-get', `touch ${bin}/asked`);
  expect(chromiumPath).toThrow(/need Chromium or Chrome .* sudo apt-get install chromium/);
  expect(existsSync(join(bin, 'asked'))).toBe(false);
});

test.runIf(process.platform === 'linux')('as root on Debian it is installed', () => {
  vi.spyOn(process, 'getuid').mockReturnValue(0);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  program(
    'apt-get',
    `echo "$*" >> ${bin}/asked; echo > ${bin}/chromium; /bin/chmod +x ${bin}/chromium`,
  );
  expect(chromiumPath()).toBe(join(bin, 'chromium'));
  expect(readFileSync(join(bin, 'asked'), 'utf8')).toBe(
    'update\ninstall --yes --no-install-recommends chromium\n',
  );
});

test.runIf(process.platform === 'linux')('when apt-get fails, what it said is told', () => {
  vi.spyOn(process, 'getuid').mockReturnValue(0);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  program('apt-get', 'echo "no network" >&2; exit 100');
  expect(chromiumPath).toThrow(/apt-get update failed\.\n.*no network/);
});
