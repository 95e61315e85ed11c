import { Trans, useLingui } from '@lingui/react/macro';
import { useLoaderData, useRouter } from '@tanstack/react-router';
import { AccountForm } from './account-form.tsx';
import { DemoShops } from './demo-shops.tsx';
import classes from './door.module.css';
import { Door } from './door.tsx';
import { OwnWorkspace } from './own-workspace.tsx';

/** First run: who are you, then a shop to try or your own. */
export function Setup() {
  const me = useLoaderData({ from: '/setup' });
  return me ? <Start name={me.name} /> : <FirstOwner />;
}

function FirstOwner() {
  const { t } = useLingui();
  const router = useRouter();
  return (
    <Door
      title={t`Patto means pact`}
      lead={t`A community is a pact with the people in it: you promise to answer, usefully and in time. Let us begin with you.`}
    >
      <AccountForm action={<Trans>Begin</Trans>} done={() => router.invalidate()} />
    </Door>
  );
}

function Start({ name }: { name: string }) {
  const { t } = useLingui();
  const [first = name] = name.split(' ');
  return (
    <Door
      wide
      title={t`How would you like to begin, ${first}?`}
      lead={t`Look around in a shop that is already at work, or start with yours. You can do both.`}
    >
      <section className={classes.choice}>
        <h2>
          <Trans>Try it with a shop</Trans>
        </h2>
        <DemoShops />
      </section>
      <section className={classes.choice}>
        <h2>
          <Trans>Start with mine</Trans>
        </h2>
        <OwnWorkspace memberName={name} />
      </section>
    </Door>
  );
}
