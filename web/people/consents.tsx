import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/app/client.ts';
import { Ago } from '#web/ui/ago.tsx';
import { Card, CardBody } from '#web/ui/card.tsx';
import classes from './people.module.css';
import type { Person } from './queries.ts';

type Purpose = Person['consents'][number]['purpose'];

const purposes: [Purpose, MessageDescriptor][] = [
  ['contact', msg`We may write to them first`],
  ['stories', msg`We may tell their story`],
  ['ideas', msg`We may ask them for ideas`],
];

/** What a person allowed, when, and how we know. */
export function ConsentsCard({ person }: { person: Person }) {
  const { t } = useLingui();
  return (
    <Card title={t`What they allowed`}>
      <CardBody>
        {purposes.map(([purpose, words]) => (
          <ConsentLine person={person} purpose={purpose} words={words} key={purpose} />
        ))}
      </CardBody>
    </Card>
  );
}

interface ConsentLineProps {
  person: Person;
  purpose: Purpose;
  words: MessageDescriptor;
}

function ConsentLine({ person, purpose, words }: ConsentLineProps) {
  const { i18n } = useLingui();
  const [asking, setAsking] = useState(false);
  const said = person.consents.find((consent) => consent.purpose === purpose);
  const given = said?.given ?? false;
  return (
    <div>
      <Switch label={i18n._(words)} checked={given} onChange={() => setAsking(!asking)} />
      {said && !asking && (
        <p className={`p-meta ${classes.source}`}>
          {said.source} · <Ago at={said.at} />
        </p>
      )}
      {asking && (
        <HowWeKnow
          personId={person.id}
          purpose={purpose}
          given={!given}
          done={() => setAsking(false)}
        />
      )}
    </div>
  );
}

interface HowWeKnowProps {
  personId: string;
  purpose: Purpose;
  given: boolean;
  done: () => void;
}

/** A consent without its source is worth nothing, so it is asked. */
function HowWeKnow({ personId, purpose, given, done }: HowWeKnowProps) {
  const { t } = useLingui();
  const [source, setSource] = useState('');
  const consent = useMutation(api.people.consent.mutationOptions({ onSuccess: done }));
  return (
    <form
      className={classes.how}
      onSubmit={(event) => {
        event.preventDefault();
        consent.mutate({ id: personId, purpose, given, source: source.trim() });
      }}
    >
      <TextInput
        label={given ? t`How did they say yes?` : t`How did they say no?`}
        placeholder={t`at the table, in person`}
        value={source}
        maxLength={200}
        autoFocus
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <div className="p-line">
        <Button type="submit" size="xs" disabled={!source.trim()} loading={consent.isPending}>
          <Trans>Record it</Trans>
        </Button>
        <Button variant="subtle" color="gray" size="xs" onClick={done}>
          <Trans>Leave it</Trans>
        </Button>
      </div>
    </form>
  );
}
