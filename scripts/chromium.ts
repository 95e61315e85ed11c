import { installPackages, isProgram, programNamed } from './debian.ts';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];

const onMac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser for the tests: what CHROMIUM names, or the system's Chromium or Chrome. As root on Debian it is installed
 * when missing.
 * @throws saying what to install
 */
export function chromiumPath(): string {
  const named = process.env.CHROMIUM;
  if (named && !isProgram(named)) throw new Error(`CHROMIUM is ${named}, which is no program.`);
  const found = named || find() || (installPackages(['chromium']) && find());
  if (found) return found;
  throw new Error(
    `The browser tests need Chromium or Chrome and found neither. ${advice()} Or set CHROMIUM to its path.`,
  );
}

function find(): string | undefined {
  return programNamed(names) ?? onMac.find(isProgram);
}

function advice(): string {
  if (process.platform === 'darwin')
    return 'Install it with: brew install --cask google-chrome (or from google.com/chrome).';
  if (programNamed(['apt-get'])) return 'Install it with: sudo apt-get install chromium.';
  if (programNamed(['dnf'])) return 'Install it with: sudo dnf install chromium.';
  if (programNamed(['apk'])) return 'Install it with: apk add chromium.';
  return 'Install the package chromium.';
}
