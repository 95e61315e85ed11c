import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowLeft, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/app/client.ts';
import { usePlace, useSeat } from '#web/app/workspace.tsx';
import { Face } from '#web/ui/face.tsx';
import { BlockShape, Loaded } from '#web/ui/states.tsx';
import { monthOf } from '#web/ui/time.ts';
import { languageName } from '#web/ui/words.ts';
import { ConsentsCard } from './consents.tsx';
import { EditPerson } from './edit-person.tsx';
import { IdentitiesCard } from './identities-card.tsx';
import { MergedCard } from './merged-card.tsx';
import classes from './people.module.css';
import { PersonData } from './person-data.tsx';
import type { Person } from './queries.ts';
import { SuggestionsFor } from './suggestions.tsx';
import { Timeline } from './timeline.tsx';

/** All we know of one person: who, where, what was said, what they allowed. */
export function PersonPage() {
  const { id } = useParams({ from: '/$slug/people/$id' });
  const person = useQuery(api.people.get.queryOptions({ input: { id } }));
  return (
    <div className="p-page">
      <Back />
      <Loaded query={person} shape={<BlockShape lines={5} />}>
        {(known) => <Known person={known} />}
      </Loaded>
    </div>
  );
}

function Known({ person }: { person: Person }) {
  return (
    <>
      <title>{`${person.name} · Patto`}</title>
      <Head person={person} />
      {person.about && <p className={classes.about}>{person.about}</p>}
      <div className={classes.page}>
        <Timeline personId={person.id} />
        <div className={classes.side}>
          <SuggestionsFor personId={person.id} />
          <IdentitiesCard person={person} />
          <ConsentsCard person={person} />
          <MergedCard person={person} />
          <PersonData person={person} />
        </div>
      </div>
    </>
  );
}

function Head({ person }: { person: Person }) {
  const { t } = useLingui();
  const place = usePlace();
  const [editing, setEditing] = useState(false);
  const tongue = person.language && languageName(person.language, place.language);
  const since = monthOf(new Date(person.firstSeenAt), place);
  const facts = [person.place, tongue && t`speaks ${tongue}`, t`since ${since}`];
  return (
    <header className={classes.personHead}>
      <Face name={person.name} src={person.avatar} size="large" />
      <div className={classes.names}>
        <h1>{person.name}</h1>
        <p className="p-meta">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <Button
        variant="default"
        leftSection={<IconPencil size={16} stroke={1.7} />}
        onClick={() => setEditing(true)}
      >
        <Trans>Correct</Trans>
      </Button>
      {editing && <EditPerson person={person} onClose={() => setEditing(false)} />}
    </header>
  );
}

function Back() {
  const { slug } = useSeat().workspace;
  return (
    <Link to="/$slug/people" params={{ slug }} className={classes.back}>
      <IconArrowLeft size={16} stroke={1.7} aria-hidden="true" />
      <Trans>People</Trans>
    </Link>
  );
}
