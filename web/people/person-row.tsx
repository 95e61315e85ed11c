import { Plural, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { usePlace, useSeat } from '#web/app/workspace.tsx';
import { Ago } from '#web/ui/ago.tsx';
import { rowClass } from '#web/ui/card.tsx';
import { Face } from '#web/ui/face.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { languageName, networkName } from '#web/ui/words.ts';
import classes from './people.module.css';
import type { PersonLine } from './queries.ts';

/** One person in the list: who, where they are known, how much they said, when they were here. */
export function PersonRow({ person }: { person: PersonLine }) {
  const { i18n } = useLingui();
  const { language } = usePlace();
  const { messages } = person;
  const params = { slug: useSeat().workspace.slug, id: person.id };
  const tongue = person.language && languageName(person.language, language);
  return (
    <li className={classes.item}>
      <Link to="/$slug/people/$id" params={params} className={`${rowClass} ${classes.row}`}>
        <Face name={person.name} src={person.avatar} />
        <span className={classes.who}>
          <b>{person.name}</b>
          <span className="p-meta">{[person.place, tongue].filter(Boolean).join(' · ')}</span>
        </span>
        <span className={classes.networks}>
          {person.networks.map((network) => (
            <Tag tone="net" key={network}>
              {networkName(network, i18n)}
            </Tag>
          ))}
        </span>
        <span className={`p-meta p-numbers ${classes.count}`}>
          <Plural value={messages} one="# message" other="# messages" />
        </span>
        <span className={`p-meta ${classes.seen}`}>
          {person.lastSeenAt && <Ago at={person.lastSeenAt} />}
        </span>
      </Link>
    </li>
  );
}
