import '@mantine/spotlight/styles.layer.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { Face } from '#web/ui/face.tsx';
import { Marked } from '#web/ui/marked.tsx';
import { api } from './client.ts';
import classes from './command-bar.module.css';
import { type Command, useCommands } from './commands.ts';
import { useSeat } from './workspace.tsx';

const [store, spotlight] = createSpotlight();

interface CommandBarProps {
  onClose: () => void;
  onHelp: () => void;
}

/** One field for everything: places, people, words somebody wrote, and what can be done. */
export function CommandBar({ onClose, onHelp }: CommandBarProps) {
  const { t } = useLingui();
  const [query, setQuery] = useState('');
  useEffect(() => {
    spotlight.open();
  }, []);
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      scrollable
      maxHeight="70vh"
      centered={false}
      yOffset="10vh"
      transitionProps={{ duration: 100 }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      attributes={{ content: { 'aria-label': t`Search people and messages` } }}
    >
      <Spotlight.Search
        placeholder={t`Search people and messages, or say what to do`}
        aria-label={t`Search people and messages, or say what to do`}
        leftSection={<IconSearch size={18} stroke={1.7} />}
        onKeyDown={takeFirst}
      />
      <Spotlight.ActionsList>
        <Commands query={query} onHelp={onHelp} />
        <Found query={query} />
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Enter takes the first line while none was chosen with the arrows. */
function takeFirst({ key, currentTarget }: KeyboardEvent): void {
  const bar = currentTarget.closest('[role=dialog]');
  if (key !== 'Enter' || bar?.querySelector('[data-action][data-selected]')) return;
  bar?.querySelector<HTMLElement>('[data-action]')?.click();
}

function Commands({ query, onHelp }: { query: string; onHelp: () => void }) {
  const { t } = useLingui();
  const asked = query.trim().toLocaleLowerCase();
  const commands = useCommands(onHelp).filter(({ name }) =>
    name.toLocaleLowerCase().includes(asked),
  );
  if (commands.length === 0) return null;
  const shown = asked ? commands : commands.slice(0, 8);
  return (
    <Spotlight.ActionsGroup className={classes.group ?? ''} label={asked ? t`Do` : t`Go to`}>
      {shown.map((command) => (
        <CommandLine command={command} key={command.name} />
      ))}
    </Spotlight.ActionsGroup>
  );
}

function CommandLine({ command: { name, Icon, run } }: { command: Command }) {
  return (
    <Spotlight.Action
      className={classes.action}
      label={name}
      leftSection={<Icon size={18} stroke={1.7} />}
      onClick={() => void run()}
    />
  );
}

/** People by name and messages by their words, as the server finds them. */
function Found({ query }: { query: string }) {
  const [q] = useDebouncedValue(query.trim(), 180);
  const enabled = q.length >= 2;
  const people = useQuery(
    api.people.list.queryOptions({ input: { search: q, limit: 5 }, enabled }),
  );
  const messages = useQuery(
    api.conversations.search.queryOptions({ input: { q, limit: 6 }, enabled }),
  );
  if (!enabled) return null;
  const nothing = people.data?.items.length === 0 && messages.data?.items.length === 0;
  return (
    <>
      <FoundPeople list={people.data?.items ?? []} />
      <FoundMessages list={messages.data?.items ?? []} q={q} />
      {nothing && (
        <Spotlight.Empty>
          <Trans>Nothing with “{q}”</Trans>
        </Spotlight.Empty>
      )}
    </>
  );
}

type PersonLine = Awaited<ReturnType<typeof api.people.list.call>>['items'][number];
type FoundMessage = Awaited<ReturnType<typeof api.conversations.search.call>>['items'][number];

function FoundPeople({ list }: { list: PersonLine[] }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { slug } = useSeat().workspace;
  if (list.length === 0) return null;
  return (
    <Spotlight.ActionsGroup className={classes.group ?? ''} label={t`People`}>
      {list.map(({ id, name, avatar, place }) => (
        <Line
          key={id}
          face={<Face name={name} src={avatar} size="small" />}
          title={name}
          go={() => navigate({ to: '/$slug/people/$id', params: { slug, id } })}
        >
          {place}
        </Line>
      ))}
    </Spotlight.ActionsGroup>
  );
}

function FoundMessages({ list, q }: { list: FoundMessage[]; q: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { slug } = useSeat().workspace;
  const to = '/$slug/conversations/{-$id}';
  if (list.length === 0) return null;
  return (
    <Spotlight.ActionsGroup className={classes.group ?? ''} label={t`Messages`}>
      {list.map(({ message, person, conversationId: id, highlights }) => (
        <Line
          key={message.id}
          face={<Face name={person.name} src={person.avatar} size="small" />}
          title={person.name}
          go={() => navigate({ to, params: { slug, id }, search: { q, message: message.id } })}
        >
          <Marked text={message.text} parts={highlights} around={40} />
        </Line>
      ))}
    </Spotlight.ActionsGroup>
  );
}

interface LineProps {
  face: ReactNode;
  title: string;
  go: () => unknown;
  children: ReactNode;
}

function Line({ face, title, go, children }: LineProps) {
  return (
    <Spotlight.Action onClick={() => void go()} className={classes.line}>
      {face}
      <span className={classes.words}>
        <b>{title}</b>
        <span className={classes.rest}>{children}</span>
      </span>
    </Spotlight.Action>
  );
}
