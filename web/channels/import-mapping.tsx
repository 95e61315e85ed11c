import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, Switch, TagsInput } from '@mantine/core';
import { useState } from 'react';
import type { Outputs } from '#web/app/place.ts';
import { Card, CardBody } from '#web/ui/card.tsx';
import classes from './channels.module.css';
import { ImportPreview } from './import-preview.tsx';
import type { Mapping } from './uploads.ts';

type Field = keyof Mapping['columns'];

const needed: Field[] = ['id', 'author', 'text', 'sentAt'];
const further: Field[] = ['authorName', 'inbound', 'parent', 'thread', 'visibility'];

const fieldWords: Record<Field, [MessageDescriptor, MessageDescriptor]> = {
  id: [msg`Message number`, msg`What tells it from every other.`],
  author: [msg`Who wrote`, msg`A handle, a number or a mail.`],
  text: [msg`What they wrote`, msg`The text itself.`],
  sentAt: [msg`When`, msg`Date and time.`],
  authorName: [msg`Their name`, msg`As people read it.`],
  inbound: [msg`From a customer?`, msg`Yes or no; tells their words from ours.`],
  parent: [msg`In answer to`, msg`The number of the message answered.`],
  thread: [msg`Conversation`, msg`What keeps messages together.`],
  visibility: [msg`Public or private`, msg`Public if not said.`],
};

interface ImportMappingProps {
  name: string;
  preview: Outputs['channels']['importPreview'];
  start: (mapping: Mapping) => void;
  cancel: () => void;
}

/** Which column is what: guessed by the server, put right by who knows the file. */
export function ImportMapping({ name, preview, start, cancel }: ImportMappingProps) {
  const [mapping, setMapping] = useState(preview.mapping);
  const missing = needed.some((field) => !mapping.columns[field]);
  const setColumn = (field: Field, column: string | null) =>
    setMapping({ ...mapping, columns: withColumn(mapping.columns, field, column) });
  const set = (change: Partial<Mapping>) => setMapping({ ...mapping, ...change });
  return (
    <Card title={name}>
      <CardBody>
        <p className="p-soft">
          <Trans>We guessed the columns. Look at the first rows and put right what is wrong.</Trans>
        </p>
        <div className={classes.fields}>
          {[...needed, ...further].map((field) => (
            <ColumnSelect
              key={field}
              field={field}
              columns={preview.columns}
              value={mapping.columns[field] ?? null}
              choose={(column) => setColumn(field, column)}
            />
          ))}
        </div>
        <Further mapping={mapping} set={set} />
        <ImportPreview rows={preview.rows} columns={preview.columns} mapping={mapping} />
        <div className="p-line">
          <Button disabled={missing} onClick={() => start(mapping)}>
            <Trans>Import</Trans>
          </Button>
          <Button variant="default" onClick={cancel}>
            <Trans>Another file</Trans>
          </Button>
        </div>
      </CardBody>
    </Card>
  );
}

interface ColumnSelectProps {
  field: Field;
  columns: string[];
  value: string | null;
  choose: (column: string | null) => void;
}

function ColumnSelect({ field, columns, value, choose }: ColumnSelectProps) {
  const { i18n, t } = useLingui();
  const [label, about] = fieldWords[field];
  const must = needed.includes(field);
  return (
    <Select
      label={i18n._(label)}
      description={i18n._(about)}
      placeholder={must ? t`Choose a column` : t`none`}
      data={columns}
      value={value || null}
      onChange={choose}
      clearable={!must}
      searchable={columns.length > 8}
      withAsterisk={must}
      error={must && !value ? t`Needed` : null}
    />
  );
}

interface FurtherProps {
  mapping: Mapping;
  set: (change: Partial<Mapping>) => void;
}

/** How to tell our own words, and whether clocks should run for what is in the file. */
function Further({ mapping, set }: FurtherProps) {
  const { t } = useLingui();
  return (
    <>
      {!mapping.columns.inbound && (
        <TagsInput
          label={t`Who are we in this file?`}
          description={t`The authors that are ours: their messages are answers.`}
          placeholder={t`Write a name and press Enter`}
          value={mapping.ours}
          onChange={(ours) => set({ ours })}
        />
      )}
      <Switch
        label={t`It is history: no clock starts for these messages`}
        checked={mapping.history}
        onChange={(event) => set({ history: event.currentTarget.checked })}
      />
    </>
  );
}

function withColumn(columns: Mapping['columns'], field: Field, column: string | null) {
  if (column) return { ...columns, [field]: column };
  const { [field]: _, ...rest } = columns;
  return rest as Mapping['columns'];
}
