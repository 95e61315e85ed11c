import { Trans, useLingui } from '@lingui/react/macro';
import { Sure } from '#web/ui/sure.tsx';

interface RetirePromiseProps {
  retire: () => void;
  pending: boolean;
  onClose: () => void;
}

/** From now on no new clock starts; what was promised until now is still owed. */
export function RetirePromise({ retire, pending, onClose }: RetirePromiseProps) {
  const { t } = useLingui();
  return (
    <Sure
      title={t`Retire this promise?`}
      action={<Trans>Retire it</Trans>}
      pending={pending}
      confirm={retire}
      onClose={onClose}
    >
      <p>
        <Trans>No new clock starts from now on. The clocks that run are still owed.</Trans>
      </p>
    </Sure>
  );
}
