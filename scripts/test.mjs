// What `npm test` runs, in a fresh clone too: installs and builds like `npm start`, then runs scripts/test.ts.
import { build } from './start/build.mjs';
import { install } from './start/install.mjs';
import { refuseStrangers } from './start/machine.mjs';
import { run } from './start/run.mjs';

refuseStrangers();
await install();
await build();
run(['--disable-warning=ExperimentalWarning', 'scripts/test.ts', ...process.argv.slice(2)]);
