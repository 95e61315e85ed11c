import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { Empty, Failure } from '#web/ui/states.tsx';

/** Nothing at this address: the way home. */
export function Lost() {
  const { t } = useLingui();
  return (
    <div className="p-page">
      <Empty title={t`There is nothing at this address`}>
        <p>
          <Trans>It may have moved, or it is not yours to see.</Trans>
        </p>
        <Button renderRoot={(props) => <Link to="/" {...props} />}>
          <Trans>Go home</Trans>
        </Button>
      </Empty>
    </div>
  );
}

/** A screen that could not be shown: why, and another try. */
export function Stumble({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    return router.invalidate();
  };
  return <Failure error={error} retry={retry} />;
}
