import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/app/client.ts';
import { useSeat } from '#web/app/workspace.tsx';
import { KeptBar } from '#web/pact/kept-bar.tsx';
import { usePromiseWords } from '#web/pact/promise-words.ts';
import { Card, Row, RowText } from '#web/ui/card.tsx';
import { kindTitles } from '#web/ui/words.ts';
import classes from './today.module.css';

/** Each promise with what was kept of it; nothing while there is none. */
export function PactCard() {
  const { t, i18n } = useLingui();
  const words = usePromiseWords();
  const { slug } = useSeat().workspace;
  const { data } = useQuery(api.pact.keeping.queryOptions({ input: {} }));
  if (!data?.promises.length) return null;
  const open = (
    <Link className="p-link" to="/$slug/pact" params={{ slug }}>
      <Trans>Open the pact</Trans>
    </Link>
  );
  return (
    <Card title={t`Our pact`} aside={open}>
      <ul>
        {data.promises.slice(0, 6).map((keeping) => (
          <li key={keeping.promise.id}>
            <Row>
              <RowText
                title={<b className={classes.name}>{i18n._(kindTitles[keeping.promise.kind])}</b>}
              >
                {words(keeping.promise)}
              </RowText>
              <KeptBar keeping={keeping} />
            </Row>
          </li>
        ))}
      </ul>
    </Card>
  );
}
