import { readdirSync, readFileSync } from 'node:fs';

/** Proportional set size, MiB, of a process and all that descend from it: shared pages are counted once. Linux only. */
export function memoryOf(pid: number): number {
  const children = new Map<number, number[]>();
  for (const one of processes()) {
    const parent = parentOf(one);
    children.set(parent, [...(children.get(parent) ?? []), one]);
  }
  const family = (one: number): number[] => [one, ...(children.get(one) ?? []).flatMap(family)];
  return family(pid).reduce((sum, one) => sum + share(one), 0) / 1024;
}

function processes(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

/** The name of a program may hold anything, a bracket too: what comes after the last one is numbers. */
function parentOf(pid: number): number {
  return Number(read(pid, 'stat').split(')').at(-1)?.trim().split(' ')[1]);
}

function share(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0);
}

/** Empty when it is gone meanwhile. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
