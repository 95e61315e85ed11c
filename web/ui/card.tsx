import type { ReactNode } from 'react';
import classes from './card.module.css';

interface CardProps {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}

/** A sheet of paper on the bench: a title, a quiet remark at its right, then rows or padded text. */
export function Card({ title, aside, children }: CardProps) {
  return (
    <section className={classes.card}>
      {title && (
        <header className={classes.head}>
          <h2>{title}</h2>
          {aside && <div className={classes.aside}>{aside}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

export function CardBody({ children }: { children: ReactNode }) {
  return <div className={classes.body}>{children}</div>;
}

/** One line of a card; what is inside decides whether it can be pressed. */
export function Row({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}

/** The words of a row: what matters above, the rest below, cut where there is no room. */
export function RowText({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className={classes.text}>
      <div className={classes.title}>{title}</div>
      {children && <div className={classes.rest}>{children}</div>}
    </div>
  );
}

export const rowClass = `${classes.row} ${classes.press}`;
