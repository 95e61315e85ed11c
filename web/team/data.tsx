import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { client } from '#web/app/client.ts';
import { useSeat } from '#web/app/workspace.tsx';
import { Card, CardBody } from '#web/ui/card.tsx';
import { Copyable } from '#web/ui/copyable.tsx';
import { download } from '#web/ui/download.ts';
import { say } from '#web/ui/toast.ts';
import { SectionHead } from './section-head.tsx';

/** Whose the data is, and how to take it along. */
export function DataSection() {
  const { t } = useLingui();
  const { slug } = useSeat().workspace;
  return (
    <>
      <SectionHead
        title={t`Data`}
        lead={t`Everything stays on your own machine, and is yours to take.`}
      />
      <Card title={t`A copy of everything`}>
        <CardBody>
          <p className="p-soft">
            <Trans>
              On the machine where Patto runs, this writes one file with all workspaces. It can be
              brought back here or on another database.
            </Trans>
          </p>
          <Copyable text="npm run patto -- backup patto.backup" label={t`Command for a backup`} />
          <Copyable
            text="npm run patto -- restore patto.backup"
            label={t`Command to bring it back`}
          />
        </CardBody>
      </Card>
      <Card title={t`One person’s data`}>
        <CardBody>
          <p className="p-soft">
            <Trans>
              Whoever asks for their data, or to be erased, is served on their own page under{' '}
              <Link className="p-link" to="/$slug/people" params={{ slug }}>
                People
              </Link>
              .
            </Trans>
          </p>
        </CardBody>
      </Card>
      <Corrections />
      <Card title={t`For programs`}>
        <CardBody>
          <p className="p-soft">
            <Trans>
              All that happens on these screens can also be done by a program:{' '}
              <a className="p-link" href="/api/docs" target="_blank" rel="noopener">
                the API, to browse
              </a>
              .
            </Trans>
          </p>
        </CardBody>
      </Card>
    </>
  );
}

/** What members corrected, as cases that teach the reader: for owners, since they hold what people wrote. */
function Corrections() {
  const { t } = useLingui();
  const { role, workspace } = useSeat();
  const { mutate, isPending } = useMutation({
    mutationFn: () => client.conversations.corrections({}),
    onSuccess: ({ cases, yaml }) => {
      if (cases === 0) return say({ text: t`Nothing was corrected yet.` });
      download(`${workspace.slug}-corrections.yaml`, yaml, 'application/yaml');
    },
  });
  if (role !== 'owner') return null;
  return (
    <Card title={t`What you corrected`}>
      <CardBody>
        <p className="p-soft">
          <Trans>
            Each message whose booking you corrected, with what it should be read as. Look it
            through before you give it on: it holds what people wrote.
          </Trans>
        </p>
        <div>
          <Button variant="default" loading={isPending} onClick={() => mutate()}>
            <Trans>Take the corrections</Trans>
          </Button>
        </div>
      </CardBody>
    </Card>
  );
}
