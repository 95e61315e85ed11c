import type { ReactNode } from 'react';
import classes from './tag.module.css';

export type Tone = 'plain' | 'kept' | 'soon' | 'late' | 'firm' | 'net';

/** A few words on a tint; the tone says the same as the words, never more. */
export function Tag({ tone = 'plain', children, title }: TagProps) {
  return (
    <span className={`${classes.tag} ${classes[tone]}`} title={title}>
      {children}
    </span>
  );
}

interface TagProps {
  tone?: Tone;
  title?: string | undefined;
  children: ReactNode;
}
