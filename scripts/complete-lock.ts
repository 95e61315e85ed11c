import { readFileSync, writeFileSync } from 'node:fs';

// After every change of dependencies: node scripts/complete-lock.ts
//
// A registry that mirrors only a part of npm leaves the optional packages of other platforms out of the lockfile, and
// `npm ci` then refuses it on every platform. This writes them back by name, version and platform (without a checksum:
// nobody here has seen them).

type Package = {
  version?: string;
  dev?: boolean;
  engines?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};
type Packages = Record<string, Package & Record<string, unknown>>;

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const machines = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

/** The lockfile's packages with every optional platform package that some package there asks for. */
export function complete(packages: Packages): Packages {
  const all = { ...packages };
  for (const [path, asking] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(asking.optionalDependencies ?? {})) {
      const there = resolve(all, path, name);
      if (!isMissing(there, version)) continue;
      all[there ? `${path}/node_modules/${name}` : `node_modules/${name}`] = named(
        name,
        version,
        asking,
      );
    }
  }
  return Object.fromEntries(
    Object.entries(all).sort(([one], [other]) => one.localeCompare(other, 'en')),
  );
}

function isMissing(there: Package | undefined, version: string): boolean {
  if (!there) return true;
  return /^\d/.test(version) && there.version !== version;
}

/** As Node looks for a package: in the asker's own node_modules, then in every one above. */
function resolve(packages: Packages, from: string, name: string): Package | undefined {
  const there = packages[`${from && `${from}/`}node_modules/${name}`];
  if (there || !from) return there;
  return resolve(packages, from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1)), name);
}

function named(name: string, version: string, asking: Package): Packages[string] {
  const parts = name.split(/[/-]/);
  const os = systems.filter((system) => parts.includes(system));
  const cpu = machines.filter((machine) => parts.includes(machine));
  if (!/^\d/.test(version) || os.length + cpu.length === 0)
    throw new Error(
      `${name}@${version} is missing from the lockfile and is of no platform we know`,
    );
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(asking.dev && { dev: true }),
    ...(asking.engines && { engines: asking.engines }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

if (import.meta.main) {
  const file = process.argv[2] ?? 'package-lock.json';
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const packages = complete(lock.packages);
  const added = Object.keys(packages).length - Object.keys(lock.packages).length;
  writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
  process.stdout.write(`${added} platform packages added to ${file}\n`);
}
