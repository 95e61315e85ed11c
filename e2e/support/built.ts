import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The widget as it stands in the source now: building it takes less than looking whether it is stale. */
// biome-ignore lint/style/noDefaultExport: what vitest calls
export default function setup(): void {
  const script = fileURLToPath(new URL('../../web/widget/build.ts', import.meta.url));
  execFileSync(process.execPath, [script]);
}
