import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { Empty } from '#web/ui/states.tsx';
import classes from './conversations.module.css';
import { ConversationList } from './list.tsx';
import { ThreadPane } from './thread.tsx';

/** The list, the thread, the person: three columns on a desk, one after the other on a phone. */
export function Conversations() {
  const { t } = useLingui();
  const { id } = useParams({ from: '/$slug/conversations/{-$id}' });
  return (
    <div className={classes.columns} data-open={id ? true : undefined}>
      <title>{`${t`Conversations`} · Patto`}</title>
      <h1 className="p-hidden">{t`Conversations`}</h1>
      <section className={classes.list} aria-label={t`Conversations`}>
        <ConversationList openId={id} />
      </section>
      {id ? <ThreadPane id={id} key={id} /> : <Unopened />}
    </div>
  );
}

function Unopened() {
  const { t } = useLingui();
  return (
    <div className={classes.unopened}>
      <Empty title={t`Choose a conversation`}>
        <p>
          <Trans>
            With the keyboard: <kbd>j</kbd> and <kbd>k</kbd> move, <kbd>r</kbd> answers,{' '}
            <kbd>?</kbd> shows the rest.
          </Trans>
        </p>
      </Empty>
    </div>
  );
}
