const quotedLine = /^[ \t]*>.*$/gm;

/** The text without the earlier messages it quotes ("> ..."), every word of its own in its place. */
export function ownWords(text: string): string {
  if (!text.includes('>')) return text;
  return text.replace(quotedLine, (line) => ' '.repeat(line.length));
}
