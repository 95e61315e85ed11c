import { Fragment } from 'react';

interface Part {
  from: number;
  to: number;
}

interface MarkedProps {
  text: string;
  parts: Part[];
  around?: number;
}

/** A text with some of its words marked, cut to what stands around the first of them. */
export function Marked({ text, parts, around }: MarkedProps) {
  const start = around === undefined ? 0 : cutBefore(text, (parts[0]?.from ?? 0) - around);
  const pieces = piecesOf(text, parts, start);
  return (
    <>
      {start > 0 && '… '}
      {pieces.map(({ at, words, marked }) => (
        <Fragment key={at}>{marked ? <mark>{words}</mark> : words}</Fragment>
      ))}
    </>
  );
}

interface Piece {
  at: number;
  words: string;
  marked: boolean;
}

/** The text from `start` as plain and marked pieces; marks that overlap or lie outside are dropped. */
export function piecesOf(text: string, parts: Part[], start = 0): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const { from, to } of [...parts].sort((a, b) => a.from - b.from)) {
    if (from < at || to > text.length || to <= from) continue;
    pieces.push({ at, words: text.slice(at, from), marked: false });
    pieces.push({ at: from, words: text.slice(from, to), marked: true });
    at = to;
  }
  pieces.push({ at, words: text.slice(at), marked: false });
  return pieces.filter(({ words }) => words !== '');
}

/** The beginning of the word nearest to here, so that no word is cut. */
function cutBefore(text: string, here: number): number {
  return here <= 0 ? 0 : text.lastIndexOf(' ', here) + 1;
}
