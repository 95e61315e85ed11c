import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/app/client.ts';
import { Card, CardBody } from '#web/ui/card.tsx';
import classes from './people.module.css';
import { SuggestionPair } from './suggestion-pair.tsx';

/** Persons who may be one, to be looked through one after the other. */
export function SuggestionsCard() {
  const { t } = useLingui();
  const [looking, setLooking] = useState(false);
  const { data = [] } = useQuery(api.people.suggestions.queryOptions({ input: {} }));
  const pairs = data.length;
  if (pairs === 0) return null;
  if (!looking)
    return (
      <div className={classes.hint}>
        <span>
          <Plural
            value={pairs}
            one="# pair may be one person"
            other="# pairs may each be one person"
          />
        </span>
        <Button variant="default" size="xs" onClick={() => setLooking(true)}>
          <Trans>Look at them</Trans>
        </Button>
      </div>
    );
  const close = (
    <Button variant="subtle" color="gray" size="xs" onClick={() => setLooking(false)}>
      <Trans>Later</Trans>
    </Button>
  );
  return (
    <Card title={t`Are they one?`} aside={close}>
      <CardBody>
        {data.map((suggestion) => (
          <SuggestionPair
            suggestion={suggestion}
            key={`${suggestion.first.id} ${suggestion.second.id}`}
          />
        ))}
      </CardBody>
    </Card>
  );
}

/** The same, for one person's page. */
export function SuggestionsFor({ personId }: { personId: string }) {
  const { t } = useLingui();
  const { data = [] } = useQuery(api.people.suggestions.queryOptions({ input: { personId } }));
  if (data.length === 0) return null;
  return (
    <Card title={t`Are they one?`}>
      <CardBody>
        {data.map((suggestion) => (
          <SuggestionPair
            suggestion={suggestion}
            keepId={personId}
            key={`${suggestion.first.id} ${suggestion.second.id}`}
          />
        ))}
      </CardBody>
    </Card>
  );
}
