import { Trans } from '@lingui/react/macro';
import { usePlace } from '#web/app/workspace.tsx';
import { Moment } from '#web/ui/ago.tsx';
import { Due } from '#web/ui/due.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { stretch } from '#web/ui/time.ts';
import type { Line } from './queries.ts';

/** What is left of the promise; else how fast it was kept; else when it was. */
export function Standing({ line }: { line: Line }) {
  const { language } = usePlace();
  if (line.dueAt && !line.lastFromUs) return <Due at={line.dueAt} />;
  if (line.lastFromUs && line.answeredInSeconds !== null) {
    const time = stretch(line.answeredInSeconds, language);
    return (
      <Tag tone="kept">
        <Trans>in {time}</Trans>
      </Tag>
    );
  }
  return (
    <span className="p-meta">
      <Moment at={line.lastMessageAt} />
    </span>
  );
}
