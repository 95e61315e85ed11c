import { Linked } from '#web/ui/linked.tsx';
import classes from './findings.module.css';
import { type Part, segmentsOf } from './segments.ts';

interface SaidWordsProps {
  text: string;
  parts: Part[];
  /** What is pointed at: its words brighten. */
  lit: string | null;
}

/** The text of a message; the words something was read from are underlined. */
export function SaidWords({ text, parts, lit }: SaidWordsProps) {
  return segmentsOf(text, parts).map(({ at, words, of }) =>
    of.length === 0 ? (
      <Linked text={words} key={at} />
    ) : (
      <span className={classes.said} data-lit={(lit && of.includes(lit)) || undefined} key={at}>
        <Linked text={words} />
      </span>
    ),
  );
}
