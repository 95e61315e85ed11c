import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { api } from '#web/app/client.ts';
import { useHotkey } from '#web/app/keys.ts';
import { PressMenu } from '#web/ui/press-menu.tsx';
import classes from './conversations.module.css';
import { useView } from './list.tsx';
import { type View, views } from './queries.ts';

const from = '/$slug/conversations/{-$id}';

const viewWords: Record<View, MessageDescriptor> = {
  due: msg`To answer`,
  mine: msg`Mine`,
  answered: msg`Answered`,
  all: msg`All`,
  closed: msg`Closed`,
};

/** Title, search and the views of the list. */
export function ListHead() {
  const { t } = useLingui();
  return (
    <header className={classes.listHead}>
      <div className={classes.titleLine}>
        <h2>{t`Conversations`}</h2>
        <ChannelFilter />
      </div>
      <SearchField />
      <Views />
    </header>
  );
}

function SearchField() {
  const { t } = useLingui();
  const { q = '' } = useSearch({ from });
  const navigate = useNavigate({ from });
  const field = useRef<HTMLInputElement>(null);
  const search = useDebouncedCallback((text: string) => {
    void navigate({
      search: (before) => ({ ...before, q: text.trim() || undefined }) as typeof before,
      replace: true,
    });
  }, 250);
  useHotkey('/', () => field.current?.focus());
  return (
    <TextInput
      ref={field}
      type="search"
      aria-label={t`Search in all messages`}
      placeholder={t`Search in all messages`}
      aria-keyshortcuts="/"
      leftSection={<IconSearch size={16} stroke={1.7} />}
      defaultValue={q}
      key={q === '' ? 'empty' : 'filled'}
      autoFocus={q !== '' && document.activeElement instanceof HTMLInputElement}
      onChange={(event) => search(event.currentTarget.value)}
    />
  );
}

function Views() {
  const { i18n, t } = useLingui();
  const view = useView();
  const { q } = useSearch({ from });
  return (
    <nav className={classes.views} aria-label={t`Views`}>
      {views.map((one) => (
        <Link
          key={one}
          from={from}
          to="."
          search={({ channel }) => ({ view: one, ...(channel ? { channel } : {}) })}
          className={classes.view}
          activeOptions={{ exact: true }}
          aria-current={one === view && !q ? 'true' : undefined}
        >
          {i18n._(viewWords[one])}
        </Link>
      ))}
    </nav>
  );
}

function ChannelFilter() {
  const { t } = useLingui();
  const { channel } = useSearch({ from });
  const navigate = useNavigate({ from });
  const { data = [] } = useQuery(api.channels.list.queryOptions());
  if (data.length < 2) return null;
  const choose = (id: string | undefined) =>
    navigate({ search: ({ view }) => ({ ...(view && { view }), ...(id && { channel: id }) }) });
  const entries = () =>
    [{ id: undefined, name: t`All channels` }, ...data].map(({ id, name }) => ({
      key: id ?? 'all',
      name,
      on: id === channel,
      choose: () => choose(id),
    }));
  const button = (
    <ActionIcon variant={channel ? 'light' : 'subtle'} size={36} aria-label={t`Choose a channel`}>
      <IconFilter size={18} stroke={1.7} />
    </ActionIcon>
  );
  return <PressMenu target={button} entries={entries} position="bottom-end" />;
}
