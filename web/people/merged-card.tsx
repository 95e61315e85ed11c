import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Ago } from '#web/ui/ago.tsx';
import { Card, Row, RowText } from '#web/ui/card.tsx';
import type { Person } from './queries.ts';
import { useUndoMerge } from './use-merge.ts';

/** Who joined this person, by whom it was said, and the way back. */
export function MergedCard({ person }: { person: Person }) {
  const { t } = useLingui();
  const undo = useUndoMerge();
  if (person.mergedFrom.length === 0) return null;
  return (
    <Card title={t`Once known apart`}>
      <ul>
        {person.mergedFrom.map(({ mergeId, name, at, by }) => (
          <li key={mergeId}>
            <Row>
              <RowText title={<b>{name}</b>}>
                <span className="p-meta">
                  {by} · <Ago at={at} />
                </span>
              </RowText>
              <Button
                variant="default"
                size="xs"
                loading={undo.isPending}
                onClick={() => undo.mutate({ mergeId })}
              >
                <Trans>Part them again</Trans>
              </Button>
            </Row>
          </li>
        ))}
      </ul>
    </Card>
  );
}
