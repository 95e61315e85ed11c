import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { buildSync, transformSync } from 'esbuild';
import { dark, light, type Palette } from '#web/app/tokens.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = fileURLToPath(new URL('../../dist/widget', import.meta.url));
/** What a visitor's browser may have to load, compressed, of script and styles together. */
const most = 25_000;
const widget = ['widget.js', 'frame.js', 'frame.css'];

/** Builds what server/conversations/public.ts serves, and fails when it has grown too large. */
function build(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  bundle('widget', 'iife');
  bundle('frame', 'esm');
  const style = readFileSync(join(here, 'frame.css'), 'utf8');
  layStyle('frame.css', `${rule(':root', light)}${rule(":root[data-theme='dark']", dark)}${style}`);
  layStyle('demo.css', readFileSync(join(here, 'demo.css'), 'utf8'));
  weigh();
}

function bundle(name: string, format: 'iife' | 'esm'): void {
  const { outputFiles } = buildSync({
    entryPoints: [join(here, `${name}.ts`)],
    ...{ bundle: true, minify: true, write: false, format, target: 'es2022', charset: 'utf8' },
    ...{ legalComments: 'none', logLevel: 'warning' },
  });
  lay(`${name}.js`, outputFiles[0]?.text ?? '');
}

/** The colours of the app, by the same names. */
function rule(selector: string, palette: Palette): string {
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const lines = Object.entries(palette).map(([name, colour]) => `--${kebab(name)}:${colour}`);
  return `${selector}{${lines.join(';')}}`;
}

function layStyle(name: string, text: string): void {
  lay(name, transformSync(text, { loader: 'css', minify: true, target: 'es2022' }).code);
}

/** With a .br and a .gz beside it: the server never compresses. */
function lay(name: string, text: string): void {
  const file = join(folder, name);
  writeFileSync(file, text);
  writeFileSync(`${file}.br`, brotliCompressSync(text));
  writeFileSync(`${file}.gz`, gzipSync(text));
}

function weigh(): void {
  const sizes = widget.map((name) => readFileSync(join(folder, `${name}.gz`)).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const list = widget.map((name, at) => `${name} ${sizes[at]}`).join(', ');
  process.stdout.write(`widget: ${total} bytes gzip (${list}), at most ${most}\n`);
  if (total <= most) return;
  process.stderr.write('The widget has grown too large.\n');
  process.exitCode = 1;
}

build();
