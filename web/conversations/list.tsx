import { useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useHotkeys } from '#web/app/keys.ts';
import { More } from '#web/ui/more.tsx';
import { Loaded, RowShapes } from '#web/ui/states.tsx';
import classes from './conversations.module.css';
import { LineRow } from './line.tsx';
import { ListHead } from './list-head.tsx';
import { NothingHere } from './nothing-here.tsx';
import { type Line, listOptions, type View, views } from './queries.ts';
import { SearchResults } from './search-results.tsx';

const from = '/$slug/conversations/{-$id}';

/** Who waits for us first: a view, or what a search found. */
export function ConversationList({ openId }: { openId: string | undefined }) {
  const { q } = useSearch({ from });
  return (
    <>
      <ListHead />
      {q ? <SearchResults q={q} openId={openId} /> : <Lines openId={openId} />}
    </>
  );
}

/** The view asked for in the address; the due ones if none is. */
export function useView(): View {
  const { view } = useSearch({ from });
  return views.find((one) => one === view) ?? 'due';
}

function Lines({ openId }: { openId: string | undefined }) {
  const view = useView();
  const { channel } = useSearch({ from });
  const list = useInfiniteQuery(listOptions(view, channel));
  const lines = list.data?.pages.flatMap((page) => page.items) ?? [];
  useMoving(lines, openId);
  return (
    <Loaded query={list} shape={<RowShapes rows={8} />}>
      {() => (
        <>
          {lines.length === 0 && <NothingHere view={view} />}
          <ul>
            {lines.map((line) => (
              <LineRow line={line} open={line.id === openId} key={line.id} />
            ))}
          </ul>
          <More query={list} />
          {view === 'due' && !list.hasNextPage && <RecentlyAnswered openId={openId} />}
        </>
      )}
    </Loaded>
  );
}

/** Below the due ones, what was answered last: to see that it went well. */
function RecentlyAnswered({ openId }: { openId: string | undefined }) {
  const { t } = useLingui();
  const { channel } = useSearch({ from });
  const { data } = useInfiniteQuery(listOptions('answered', channel));
  const lines = data?.pages[0]?.items.slice(0, 12) ?? [];
  if (lines.length === 0) return null;
  return (
    <>
      <h3 className={classes.group}>{t`Answered last`}</h3>
      <ul>
        {lines.map((line) => (
          <LineRow line={line} open={line.id === openId} key={line.id} />
        ))}
      </ul>
    </>
  );
}

/** `j` and `k` walk through the list. */
function useMoving(lines: Line[], openId: string | undefined): void {
  const navigate = useNavigate({ from });
  const move = (step: number) => {
    const at = lines.findIndex(({ id }) => id === openId);
    const next = lines[at < 0 ? 0 : at + step];
    if (next) void navigate({ params: { id: next.id }, search: true });
  };
  useHotkeys({ j: () => move(1), k: () => move(-1) });
}
