import { useState } from 'react';
import { faceGrounds } from '#web/app/tokens.ts';
import classes from './face.module.css';

interface FaceProps {
  name: string;
  src?: string | null;
  size?: 'small' | 'middle' | 'large';
}

/** A photograph where there is one, initials where not, or no longer. The name stands beside it, so it is silent. */
export function Face({ name, src, size = 'middle' }: FaceProps) {
  const [lost, setLost] = useState<string>();
  const className = `${classes.face} ${classes[size]}`;
  if (src && src !== lost)
    return (
      <img
        className={className}
        src={src}
        alt=""
        loading="lazy"
        decoding="async"
        referrerPolicy="no-referrer"
        onError={() => setLost(src)}
      />
    );
  return (
    <span
      className={className}
      style={{ background: groundOf(name) }}
      data-initials={initials(name)}
      aria-hidden="true"
    />
  );
}

/** One or two letters: first and last word, or the first two of a single one. */
export function initials(name: string): string {
  const words = name
    .replace(/^@/, '')
    .split(/[\s._-]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first = '?', last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const letters = last ? firstLetter(first) + firstLetter(last) : [...first].slice(0, 2).join('');
  return letters.toLocaleUpperCase();
}

function firstLetter(word: string): string {
  return [...word][0] ?? '';
}

function groundOf(name: string): string {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return faceGrounds[sum % faceGrounds.length] ?? '#667953';
}
