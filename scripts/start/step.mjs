import { spawn } from 'node:child_process';
import { leave, root } from './machine.mjs';

/**
 * Runs a command that takes a while: says what it is for and that it goes on, and what the command said only when it
 * fails, which ends everything.
 * @param {{ title: string, command: string, args: string[], env: NodeJS.ProcessEnv }} step
 * @returns {Promise<void>}
 */
export async function runStep({ title, command, args, env }) {
  const progress = showProgress(title);
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = collect(child);
  const stopPassing = passSignals(child);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message)).once('close', resolve);
  });
  stopPassing();
  if (code === 0) return progress.done();
  progress.failed();
  leave(`${said.join('').trim()}\n\n${title}: failed (${command} ${args.join(' ')}: ${code}).`);
}

/** @param {import('node:child_process').ChildProcess} child */
function collect(child) {
  const said = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said.push(chunk.toString());
    });
  }
  return said;
}

/** Whoever stops us stops the step first. */
function passSignals(child) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const pass = (signal) => {
    child.kill(signal);
    child.once('close', () => process.exit(130));
  };
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
  };
}

/** In a terminal one line with the seconds going by; elsewhere a line now and then. */
function showProgress(title) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const { isTTY } = process.stdout;
  const write = (text) => process.stdout.write(isTTY ? `\r\x1b[K${text}` : `${text}\n`);
  write(`${title} ...`);
  const beat = setInterval(() => write(`${title} ... ${seconds()} s`), isTTY ? 1000 : 15_000);
  const end = (text) => {
    clearInterval(beat);
    write(isTTY ? `${text}\n` : text);
  };
  return {
    done: () => end(`${title}: done in ${seconds()} s.`),
    failed: () => end(`${title}: failed after ${seconds()} s.`),
  };
}
