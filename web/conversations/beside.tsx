import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/app/client.ts';
import type { Outputs } from '#web/app/place.ts';
import { usePlace, useSeat } from '#web/app/workspace.tsx';
import { Clocks } from '#web/pact/clocks.tsx';
import { Identities } from '#web/people/identities.tsx';
import { Face } from '#web/ui/face.tsx';
import { useNow } from '#web/ui/now.ts';
import { BlockShape, Loaded } from '#web/ui/states.tsx';
import { exact, monthOf, shortDay } from '#web/ui/time.ts';
import { languageName } from '#web/ui/words.ts';
import classes from './conversations.module.css';
import type { Thread } from './queries.ts';

type Person = Outputs['people']['get'];

/** The person beside the thread: who they are, what we promised them, what was said before. */
export function Beside({ thread }: { thread: Thread }) {
  const { id } = thread.person;
  return id ? (
    <Somebody id={id} conversationId={thread.id} />
  ) : (
    <Clocks conversationId={thread.id} />
  );
}

function Somebody({ id, conversationId }: { id: string; conversationId: string }) {
  const person = useQuery(api.people.get.queryOptions({ input: { id } }));
  return (
    <Loaded query={person} shape={<BlockShape lines={4} />}>
      {(known) => (
        <>
          <PersonHead person={known} />
          {known.about && <p className={classes.words}>{known.about}</p>}
          <Identities identities={known.identities} />
          <Clocks conversationId={conversationId} />
          <Story person={known} />
        </>
      )}
    </Loaded>
  );
}

function PersonHead({ person }: { person: Person }) {
  const place = usePlace();
  const { t } = useLingui();
  const tongue = person.language && languageName(person.language, place.language);
  const since = monthOf(new Date(person.firstSeenAt), place);
  const facts = [person.place, tongue && t`speaks ${tongue}`, t`since ${since}`].filter(Boolean);
  const params = { slug: useSeat().workspace.slug, id: person.id };
  return (
    <div className={classes.personHead}>
      <Face name={person.name} src={person.avatar} size="large" />
      <div>
        <h2>
          <Link to="/$slug/people/$id" params={params}>
            {person.name}
          </Link>
        </h2>
        <p className="p-meta">{facts.join(' · ')}</p>
      </div>
    </div>
  );
}

/** The last things said with this person, here and elsewhere. */
function Story({ person }: { person: Person }) {
  const input = { id: person.id, limit: 6 };
  const { data } = useQuery(api.conversations.timeline.queryOptions({ input }));
  const place = usePlace();
  const now = useNow();
  if (!data?.items.length) return null;
  return (
    <section>
      <h3>
        <Trans>Their story</Trans>
      </h3>
      <ol className={classes.story}>
        {data.items.map(({ message, conversationId }) => (
          <li key={message.id}>
            <time
              className="p-meta"
              dateTime={message.sentAt}
              title={exact(new Date(message.sentAt), place)}
            >
              {shortDay(new Date(message.sentAt), now, place)}
            </time>
            <Link
              from="/$slug/conversations/{-$id}"
              to="."
              params={{ id: conversationId }}
              search={(kept) => ({ ...kept, message: message.id })}
            >
              {message.direction === 'out' && `${message.author.name}: `}
              {message.text}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
