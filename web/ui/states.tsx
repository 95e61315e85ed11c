import { Trans } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sentenceOf } from '#web/app/refusals.ts';
import classes from './states.module.css';

interface LoadedProps<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'refetch'>;
  shape?: ReactNode;
  children: (data: T) => ReactNode;
}

/** The three states of every question to the server: its shape, its trouble with a retry, its answer. */
export function Loaded<T>({ query, shape = <RowShapes />, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return shape;
  return <Failure error={query.error} retry={() => query.refetch()} />;
}

export function Failure({ error, retry }: { error: unknown; retry: () => unknown }) {
  return (
    <div className={classes.state} role="alert">
      <p>{sentenceOf(error)}</p>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} stroke={1.7} />}
        onClick={() => retry()}
      >
        <Trans>Try again</Trans>
      </Button>
    </div>
  );
}

/** Nothing here: why, and what to do next. */
export function Empty({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className={classes.state}>
      <p className={classes.title}>{title}</p>
      {children}
    </div>
  );
}

/** The shape of rows with a face, while they load. */
export function RowShapes({ rows = 4 }: { rows?: number }) {
  return (
    <div aria-busy="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shapes are all alike
        <div className={classes.shape} key={row}>
          <Skeleton circle height={36} />
          <div className={classes.lines}>
            <Skeleton height={12} width={`${52 - row * 6}%`} />
            <Skeleton height={12} width={`${86 - row * 9}%`} />
          </div>
        </div>
      ))}
    </div>
  );
}

/** The shape of a block of text or a form, while it loads. */
export function BlockShape({ lines = 3 }: { lines?: number }) {
  return (
    <div className={classes.block} aria-busy="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shapes are all alike
        <Skeleton height={14} width={`${94 - line * 13}%`} key={line} />
      ))}
    </div>
  );
}
