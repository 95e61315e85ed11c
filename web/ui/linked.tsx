import { Fragment } from 'react';

const address = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]']/g;

/** A text whose web addresses can be followed. Everything else stays text, whatever it looks like. */
export function Linked({ text }: { text: string }) {
  const pieces = piecesOf(text);
  return (
    <>
      {pieces.map(({ at, words, link }) =>
        link ? (
          <a className="p-link" href={words} target="_blank" rel="noopener noreferrer" key={at}>
            {words.replace(/^https?:\/\//, '')}
          </a>
        ) : (
          <Fragment key={at}>{words}</Fragment>
        ),
      )}
    </>
  );
}

function piecesOf(text: string): { at: number; words: string; link: boolean }[] {
  const pieces = [];
  let at = 0;
  for (const { 0: words, index } of text.matchAll(address)) {
    pieces.push({ at, words: text.slice(at, index), link: false });
    pieces.push({ at: index, words, link: true });
    at = index + words.length;
  }
  pieces.push({ at, words: text.slice(at), link: false });
  return pieces.filter(({ words }) => words !== '');
}
