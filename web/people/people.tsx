import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconChevronDown, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { api } from '#web/app/client.ts';
import { useHotkey } from '#web/app/keys.ts';
import { useSeat } from '#web/app/workspace.tsx';
import { Card } from '#web/ui/card.tsx';
import { More } from '#web/ui/more.tsx';
import { PressMenu } from '#web/ui/press-menu.tsx';
import { Empty, Loaded, RowShapes } from '#web/ui/states.tsx';
import { networkName } from '#web/ui/words.ts';
import classes from './people.module.css';
import { PersonRow } from './person-row.tsx';
import { listOptions } from './queries.ts';
import { SuggestionsCard } from './suggestions.tsx';

const from = '/$slug/people';

/** Everyone who ever spoke with the firm, last seen first. */
export function People() {
  const { t } = useLingui();
  const { q, network } = useSearch({ from });
  const list = useInfiniteQuery(listOptions({ search: q, network }));
  const people = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="p-page">
      <title>{`${t`People`} · Patto`}</title>
      <header className={classes.head}>
        <h1>{t`People`}</h1>
        <SearchField />
        <NetworkFilter />
      </header>
      {!q && <SuggestionsCard />}
      <Card>
        <Loaded query={list} shape={<RowShapes rows={8} />}>
          {() => (
            <>
              {people.length === 0 && <NobodyHere />}
              <ul>
                {people.map((person) => (
                  <PersonRow person={person} key={person.id} />
                ))}
              </ul>
              <More query={list} />
            </>
          )}
        </Loaded>
      </Card>
    </div>
  );
}

function SearchField() {
  const { t } = useLingui();
  const { q = '' } = useSearch({ from });
  const navigate = useNavigate({ from });
  const field = useRef<HTMLInputElement>(null);
  const search = useDebouncedCallback((text: string) => {
    const asked = text.trim();
    void navigate({
      search: ({ network }) => ({ ...(network && { network }), ...(asked && { q: asked }) }),
      replace: true,
    });
  }, 200);
  useHotkey('/', () => field.current?.focus());
  return (
    <TextInput
      ref={field}
      className={classes.search ?? ''}
      type="search"
      aria-label={t`Search by name, handle, mail or phone`}
      placeholder={t`Name, mail or phone`}
      leftSection={<IconSearch size={16} stroke={1.7} />}
      defaultValue={q}
      onChange={(event) => search(event.currentTarget.value)}
    />
  );
}

function NetworkFilter() {
  const { t, i18n } = useLingui();
  const { network } = useSearch({ from });
  const navigate = useNavigate({ from });
  const { data = [] } = useQuery(api.channels.list.queryOptions());
  const networks = [...new Set(data.map((channel) => channel.network))];
  if (networks.length < 2) return null;
  const entries = () =>
    [undefined, ...networks].map((one) => ({
      key: one ?? 'all',
      name: one ? networkName(one, i18n) : t`Everywhere`,
      on: one === network,
      choose: () =>
        navigate({ search: ({ q }) => ({ ...(q && { q }), ...(one && { network: one }) }) }),
    }));
  const button = (
    <Button
      variant="default"
      rightSection={<IconChevronDown size={14} stroke={1.8} aria-hidden="true" />}
    >
      {network ? networkName(network, i18n) : t`Everywhere`}
    </Button>
  );
  return <PressMenu target={button} entries={entries} position="bottom-end" />;
}

function NobodyHere() {
  const { t } = useLingui();
  const { q } = useSearch({ from });
  const { slug } = useSeat().workspace;
  if (q)
    return (
      <Empty title={t`Nobody with “${q}”`}>
        <p>
          <Trans>Try a part of the name, or the handle.</Trans>
        </p>
      </Empty>
    );
  return (
    <Empty title={t`Nobody yet`}>
      <p>
        <Trans>Whoever writes to you appears here by themselves.</Trans>
      </p>
      <Button
        renderRoot={(props) => (
          <Link
            to="/$slug/settings/{-$section}"
            params={{ slug, section: 'channels' }}
            {...props}
          />
        )}
      >
        <Trans>Connect a channel</Trans>
      </Button>
    </Empty>
  );
}
