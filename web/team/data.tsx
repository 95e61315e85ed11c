import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useSeat } from '#web/app/workspace.tsx';
import { Card, CardBody } from '#web/ui/card.tsx';
import { Copyable } from '#web/ui/copyable.tsx';
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
