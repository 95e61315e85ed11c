import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useLoaderData, useNavigate, useParams } from '@tanstack/react-router';
import { api } from '#web/app/client.ts';
import { startAfresh } from '#web/app/entrance.ts';
import { sentenceOf } from '#web/app/refusals.ts';
import { AccountForm } from './account-form.tsx';
import classes from './door.module.css';
import { Door } from './door.tsx';

/** Whoever was invited: a new key if there is none, then the seat. */
export function InvitationPage() {
  const { t } = useLingui();
  const me = useLoaderData({ from: '/invitation/$token' });
  const accept = useAccept();
  const email = me?.email;
  return (
    <Door
      title={t`You have been invited`}
      lead={t`Your colleagues answer people together here. Take your seat.`}
    >
      {accept.error && (
        <p className={classes.trouble} role="alert">
          {sentenceOf(accept.error)}
        </p>
      )}
      {me ? (
        <Button onClick={() => accept.mutate()} loading={accept.isPending}>
          <Trans>Come in as {email}</Trans>
        </Button>
      ) : (
        <Newcomer accept={() => accept.mutate()} />
      )}
    </Door>
  );
}

function useAccept() {
  const { token } = useParams({ from: '/invitation/$token' });
  const navigate = useNavigate();
  return useMutation({
    meta: { quiet: true },
    mutationFn: () => api.members.accept.call({ token }),
    onSuccess: ({ workspace }) => {
      startAfresh();
      return navigate({ to: '/$slug/today', params: { slug: workspace.slug } });
    },
  });
}

function Newcomer({ accept }: { accept: () => void }) {
  const { t } = useLingui();
  const { token } = useParams({ from: '/invitation/$token' });
  return (
    <>
      <AccountForm
        action={<Trans>Come in</Trans>}
        mailHint={t`The one you were invited with.`}
        done={accept}
      />
      <p className="p-soft">
        <Trans>
          Do you have a key already?{' '}
          <Link className="p-link" to="/sign-in" search={{ next: `/invitation/${token}` }}>
            Sign in
          </Link>
        </Trans>
      </p>
    </>
  );
}
