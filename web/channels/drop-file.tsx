import { Trans, useLingui } from '@lingui/react/macro';
import { Button, FileButton } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import classes from './channels.module.css';

/** A place to let a file fall, and a button for who would rather choose it. */
export function DropFile({ choose }: { choose: (file: File) => void }) {
  const { t } = useLingui();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) choose(file);
  };
  return (
    <section
      className={classes.drop}
      data-over={over || undefined}
      aria-label={t`Drop a file`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileUpload size={32} stroke={1.4} aria-hidden="true" />
      <p>
        <Trans>Drop a CSV or JSON Lines file here. It may be packed with gzip.</Trans>
      </p>
      <FileButton
        accept=".csv,.jsonl,.ndjson,.json,.gz,text/csv"
        onChange={(file) => file && choose(file)}
      >
        {(props) => (
          <Button variant="default" {...props}>
            <Trans>Choose a file</Trans>
          </Button>
        )}
      </FileButton>
    </section>
  );
}
