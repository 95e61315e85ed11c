/** How much of a file is looked at to understand its columns. */
const enough = 300_000;

/** The beginning of a file as text, unpacked if it is gzip; the last, cut line is left out. */
export async function beginningOf(file: File): Promise<string> {
  const packed = /\.gz$/i.test(file.name);
  const bytes = file.stream();
  const plain = packed ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes;
  const text = await readUpTo(plain.pipeThrough(new TextDecoderStream()), enough);
  const lastLine = text.lastIndexOf('\n');
  return text.length < enough || lastLine < 0 ? text : text.slice(0, lastLine);
}

async function readUpTo(stream: ReadableStream<string>, length: number): Promise<string> {
  const reader = stream.getReader();
  let text = '';
  while (text.length < length) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
  await reader.cancel();
  return text.slice(0, length);
}
