import { writeFileSync } from 'node:fs';
import { minifyContractRouter, populateContractRouterPaths } from '@orpc/contract';
import { contract } from '#contract/contract.ts';

// The browser needs methods and paths only: the schemas, and Zod with them, stay on the server.
const minified = minifyContractRouter(populateContractRouterPaths(contract));
writeFileSync(new URL('contract.json', import.meta.url), `${JSON.stringify(minified)}\n`);
