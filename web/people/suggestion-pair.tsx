import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/app/client.ts';
import { useSeat } from '#web/app/workspace.tsx';
import { Face } from '#web/ui/face.tsx';
import { networkName } from '#web/ui/words.ts';
import classes from './people.module.css';
import type { PersonLine, Suggestion } from './queries.ts';
import { useMerge } from './use-merge.ts';

interface SuggestionPairProps {
  suggestion: Suggestion;
  /** The person whose page this is, if it is one: they stay, the other joins them. */
  keepId?: string;
}

/** Two persons side by side, what speaks for one and against it, and the two answers. */
export function SuggestionPair({ suggestion, keepId }: SuggestionPairProps) {
  const { first, second, evidence } = suggestion;
  const [kept, other] = second.id === keepId ? [second, first] : [first, second];
  const merge = useMerge();
  const apart = useMutation(api.people.notTheSame.mutationOptions());
  const pair = { id: kept.id, otherId: other.id };
  return (
    <article className={classes.pair}>
      <div className={classes.two}>
        <Half person={kept} />
        <Half person={other} />
      </div>
      <ul className={classes.evidence}>
        {evidence.map((one) => (
          <Evidence evidence={one} key={`${one.field} ${one.first} ${one.second}`} />
        ))}
      </ul>
      <div className="p-line">
        <Button
          size="xs"
          variant="light"
          loading={merge.isPending}
          onClick={() => merge.mutate(pair)}
        >
          <Trans>They are one</Trans>
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={apart.isPending}
          onClick={() => apart.mutate(pair)}
        >
          <Trans>They are two</Trans>
        </Button>
      </div>
    </article>
  );
}

function Half({ person }: { person: PersonLine }) {
  const { i18n } = useLingui();
  const { id, name, avatar, networks, place } = person;
  const params = { slug: useSeat().workspace.slug, id };
  const where = networks.map((network) => networkName(network, i18n));
  return (
    <Link to="/$slug/people/$id" params={params} className={classes.half}>
      <Face name={name} src={avatar} />
      <span>
        <b>{name}</b>
        <span className="p-meta">{[...where, place].filter(Boolean).join(' · ')}</span>
      </span>
    </Link>
  );
}

const fields: Record<string, MessageDescriptor> = {
  name: msg`name`,
  mail: msg`mail`,
  phone: msg`phone`,
  handle: msg`handle`,
  place: msg`place`,
  address: msg`address`,
  postcode: msg`postcode`,
  born: msg`day of birth`,
  avatar: msg`photograph`,
  link: msg`link`,
  language: msg`language`,
};

/** One field of both: a tick where it speaks for one person, a cross where against. */
function Evidence({ evidence }: { evidence: Suggestion['evidence'][number] }) {
  const { i18n, t } = useLingui();
  const { field, first, second, weight } = evidence;
  const agrees = weight > 0;
  const Icon = agrees ? IconCheck : IconX;
  const word = fields[field];
  return (
    <li data-agrees={agrees}>
      <Icon size={16} stroke={2} aria-label={agrees ? t`for` : t`against`} />
      <span className="p-soft">{word ? i18n._(word) : field}</span>
      <span>{first === second ? first : `${first} · ${second}`}</span>
    </li>
  );
}
