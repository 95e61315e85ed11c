import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import type { Outputs } from '#web/app/place.ts';
import { Moment } from '#web/ui/ago.tsx';
import { Tag, type Tone } from '#web/ui/tag.tsx';
import { kindWords } from '#web/ui/words.ts';
import classes from './clocks.module.css';

type Clock = Outputs['pact']['clocks'][number];

const outcomes: Record<Clock['outcome'], [Tone, MessageDescriptor]> = {
  running: ['soon', msg`running`],
  late: ['late', msg`late`],
  kept: ['kept', msg`kept`],
  broken: ['late', msg`broken`],
  void: ['plain', msg`does not count`],
};

/** The promises that ran in a conversation, and how each went. */
export function Clocks({ conversationId }: { conversationId: string }) {
  const { data } = useQuery(api.pact.clocks.queryOptions({ input: { id: conversationId } }));
  if (!data?.length) return null;
  return (
    <section>
      <h3>
        <Trans>Promises</Trans>
      </h3>
      <ul className={classes.clocks}>
        {data.map((clock) => (
          <ClockLine clock={clock} key={clock.id} />
        ))}
      </ul>
    </section>
  );
}

function ClockLine({ clock }: { clock: Clock }) {
  const { i18n } = useLingui();
  const [tone, word] = outcomes[clock.outcome];
  return (
    <li className={classes.clock}>
      <span>{i18n._(kindWords[clock.kind])}</span>
      <span className="p-meta">
        {clock.stoppedAt ? <Moment at={clock.stoppedAt} /> : <Moment at={clock.dueAt} />}
      </span>
      <Tag tone={tone}>{i18n._(word)}</Tag>
    </li>
  );
}
