import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import classes from './copyable.module.css';
import { copied } from './toast.ts';

/** A text meant to be taken elsewhere. Where the browser does not let us copy, it is selected by one press. */
export function Copyable({ text, label }: { text: string; label: string }) {
  const copy = () => navigator.clipboard?.writeText(text).then(copied, () => undefined);
  return (
    <section className={classes.copyable} aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, also by keyboard */}
      <pre tabIndex={0}>{text}</pre>
      {navigator.clipboard && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconCopy size={16} stroke={1.7} />}
          onClick={copy}
        >
          <Trans>Copy</Trans>
        </Button>
      )}
    </section>
  );
}
