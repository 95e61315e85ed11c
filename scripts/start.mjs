// What `npm start` runs, under whatever Node 20 or later is there and with nothing installed yet: plain JavaScript.
import { build } from './start/build.mjs';
import { install } from './start/install.mjs';
import { refuseStrangers } from './start/machine.mjs';
import { run } from './start/run.mjs';

refuseStrangers();
await install();
await build();
run(['--disable-warning=ExperimentalWarning', 'server/main.ts', ...process.argv.slice(2)]);
