const quotedLine = /^[ \t]*>.*$/gm;

/** The text without the earlier messages it quotes ("> ..."), every word of its own in its place. */
export function ownWords(text: string): string {
  if (!text.includes('>')) return text;
  return text.replace(quotedLine, (line) => ' '.repeat(line.length));
}

/** The earlier messages that a text quotes, every word in its place; null where it quotes none. */
export function quotedWords(text: string): string | null {
  if (!text.includes('>')) return null;
  const quoted = text.replace(/^(?![ \t]*>).*$/gm, (line) => ' '.repeat(line.length));
  return quoted.trim() === '' ? null : quoted.replace(/^([ \t]*)>/gm, '$1 ');
}
