import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/app/client.ts';
import type { Outputs } from '#web/app/place.ts';
import { useMay } from '#web/app/workspace.tsx';
import { Card } from '#web/ui/card.tsx';
import { BlockShape, Loaded } from '#web/ui/states.tsx';
import { Orphans } from './orphans.tsx';
import classes from './pact.module.css';
import { Presets } from './presets.tsx';
import { PromiseCard } from './promise-card.tsx';
import { PromiseDrawer } from './promise-drawer.tsx';
import { Unpromised } from './unpromised.tsx';

type Kept = Outputs['pact']['keeping'];

/** What was promised, what was kept of it, and what nobody watches. */
export function Pact() {
  const { t } = useLingui();
  const { days = 28 } = useSearch({ from: '/$slug/pact' });
  const keeping = useQuery(
    api.pact.keeping.queryOptions({ input: { days }, placeholderData: keepPreviousData }),
  );
  return (
    <div className="p-page">
      <title>{`${t`Pact`} · Patto`}</title>
      <Head days={days} empty={keeping.data?.promises.length === 0} />
      <Loaded query={keeping} shape={<BlockShape lines={5} />}>
        {(kept) =>
          kept.promises.length === 0 ? <Presets /> : <Promises kept={kept} days={days} />
        }
      </Loaded>
    </div>
  );
}

function Head({ days, empty }: { days: number; empty: boolean }) {
  const { t } = useLingui();
  const may = useMay('manage_pact');
  const navigate = useNavigate({ from: '/$slug/pact' });
  const [making, setMaking] = useState(false);
  return (
    <header className={classes.head}>
      <h1>{t`Our pact`}</h1>
      {!empty && (
        <SegmentedControl
          aria-label={t`Over how long`}
          value={String(days)}
          onChange={(value) => navigate({ search: { days: Number(value) } })}
          data={[
            { value: '7', label: t`7 days` },
            { value: '28', label: t`28 days` },
            { value: '90', label: t`90 days` },
          ]}
        />
      )}
      {may && (
        <Button
          variant={empty ? 'default' : 'filled'}
          leftSection={<IconPlus size={16} stroke={1.7} />}
          onClick={() => setMaking(true)}
        >
          <Trans>Make a promise</Trans>
        </Button>
      )}
      {making && <PromiseDrawer onClose={() => setMaking(false)} />}
    </header>
  );
}

function Promises({ kept, days }: { kept: Kept; days: number }) {
  return (
    <>
      <Whole kept={kept} days={days} />
      <Card>
        {kept.promises.map((keeping) => (
          <PromiseCard keeping={keeping} from={kept.from} to={kept.to} key={keeping.promise.id} />
        ))}
      </Card>
      <Unpromised kinds={kept.unpromised} />
      {kept.orphans > 0 && <Orphans count={kept.orphans} />}
    </>
  );
}

/** The pact in one figure, with its n; below twenty cases there is none. */
function Whole({ kept: { all }, days }: { kept: Kept; days: number }) {
  const { n, kept, share } = all;
  if (n === 0 || share === null)
    return (
      <p className="p-soft">
        <Trans>No promise has come due in the last {days} days.</Trans>
      </p>
    );
  const percent = Math.round(share * 100);
  return (
    <p className={classes.whole}>
      <b>
        {n < 20 ? (
          <Trans>
            {kept} of {n}
          </Trans>
        ) : (
          <Trans>{percent} of 100</Trans>
        )}
      </b>
      <span className="p-soft">
        {n < 20 ? (
          <Trans>promises kept in the last {days} days: too few to tell</Trans>
        ) : (
          <Trans>
            promises kept in the last {days} days: {kept} of {n}
          </Trans>
        )}
      </span>
    </p>
  );
}
