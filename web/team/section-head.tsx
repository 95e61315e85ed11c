import type { ReactNode } from 'react';
import classes from './settings.module.css';

interface SectionHeadProps {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
}

/** What a section of the settings is for, and what can be begun there. */
export function SectionHead({ title, lead, children }: SectionHeadProps) {
  return (
    <header className={classes.head}>
      <div>
        <h2>{title}</h2>
        {lead && <p>{lead}</p>}
      </div>
      {children}
    </header>
  );
}
