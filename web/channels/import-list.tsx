import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import type { Outputs } from '#web/app/place.ts';
import { Ago } from '#web/ui/ago.tsx';
import { Bar } from '#web/ui/bar.tsx';
import { Card, CardBody } from '#web/ui/card.tsx';
import { Tag, type Tone } from '#web/ui/tag.tsx';
import classes from './channels.module.css';
import type { Upload } from './uploads.ts';

type Report = Outputs['channels']['imports'][number];

/** Imports, newest first; the running one moves by itself. */
export function ImportList({ upload }: { upload: Upload | null }) {
  const { t } = useLingui();
  const { data = [] } = useQuery(
    api.channels.imports.queryOptions({
      input: {},
      refetchInterval: ({ state }) => (upload || state.data?.some(isMoving) ? 1500 : false),
    }),
  );
  const known = data.some(({ name, state }) => name === upload?.name && state === 'reading');
  const percent = upload && upload.size > 0 ? Math.round((upload.sent / upload.size) * 100) : 0;
  return (
    <>
      {upload && !known && (
        <Card title={upload.name} aside={<Trans>on its way</Trans>}>
          <CardBody>
            <Bar share={percent / 100} label={t`${percent} of 100 sent`} />
          </CardBody>
        </Card>
      )}
      {data.map((report) => (
        <ReportCard report={report} key={report.id} />
      ))}
    </>
  );
}

function isMoving({ state, waiting }: Report): boolean {
  return state === 'reading' || waiting > 0;
}

const states: Record<Report['state'], [Tone, MessageDescriptor]> = {
  reading: ['soon', msg`being read`],
  done: ['kept', msg`done`],
  failed: ['late', msg`broke off`],
  stopped: ['plain', msg`stopped`],
};

function ReportCard({ report }: { report: Report }) {
  const { i18n, t } = useLingui();
  const stop = useMutation(api.channels.stopImport.mutationOptions());
  const { id, name, state, bytes, bytesRead, startedAt } = report;
  const [tone, word] = states[state];
  const share = bytes > 0 ? bytesRead / bytes : 0;
  const percent = Math.round(share * 100);
  return (
    <Card title={name} aside={<Tag tone={tone}>{i18n._(word)}</Tag>}>
      <CardBody>
        {state === 'reading' && <Bar share={share} label={t`${percent} of 100 read`} />}
        <Figures report={report} />
        <Refused report={report} />
        <div className="p-line">
          <span className="p-meta">
            <Ago at={startedAt} />
          </span>
          {state === 'reading' && (
            <Button
              variant="default"
              size="xs"
              loading={stop.isPending}
              onClick={() => stop.mutate({ id })}
            >
              <Trans>Stop</Trans>
            </Button>
          )}
        </div>
      </CardBody>
    </Card>
  );
}

function Figures({ report }: { report: Report }) {
  const { rows, messages, waiting, duplicates } = report;
  return (
    <p className="p-numbers">
      <Plural value={rows} one="# row" other="# rows" />
      {' · '}
      <Plural value={messages} one="# message taken in" other="# messages taken in" />
      {waiting > 0 && (
        <>
          {' · '}
          <Plural value={waiting} one="# still to be read" other="# still to be read" />
        </>
      )}
      {duplicates > 0 && (
        <>
          {' · '}
          <Plural value={duplicates} one="# was there already" other="# were there already" />
        </>
      )}
    </p>
  );
}

const reasons: Record<string, MessageDescriptor> = {
  no_id: msg`without a number`,
  no_author: msg`without who wrote it`,
  no_text: msg`without text`,
  bad_time: msg`with a date that cannot be read`,
  bad_json: msg`that are not JSON`,
  too_long: msg`longer than 100,000 characters`,
  long_id: msg`with a number or an author too long to keep`,
  unclosed: msg`from a quote that never closes`,
};

/** What was skipped and why, with the first line to look at. */
function Refused({ report: { refused } }: { report: Report }) {
  const { i18n } = useLingui();
  if (refused.length === 0) return null;
  return (
    <ul className={classes.refused}>
      {refused.map(({ reason, rows, firstLine }) => {
        const why = reasons[reason] ? i18n._(reasons[reason]) : reason;
        return (
          <li key={reason}>
            <Plural value={rows} one="# row skipped" other="# rows skipped" /> {why}{' '}
            <span className="p-meta">
              <Trans>(first at line {firstLine})</Trans>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
