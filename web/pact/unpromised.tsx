import { Trans, useLingui } from '@lingui/react/macro';
import { usePlace } from '#web/app/workspace.tsx';
import { kindTitles, type RequestKind } from '#web/ui/words.ts';

interface UnpromisedProps {
  kinds: { kind: RequestKind; n: number }[];
}

/** What people asked that no promise covers. */
export function Unpromised({ kinds }: UnpromisedProps) {
  const { i18n } = useLingui();
  const { language } = usePlace();
  const asked = kinds.filter(({ kind, n }) => n > 0 && kind !== 'spam');
  if (asked.length === 0) return null;
  const words = asked.map(({ kind, n }) => `${i18n._(kindTitles[kind])} ${n}`);
  const list = new Intl.ListFormat(language).format(words);
  return (
    <p className="p-meta">
      <Trans>Asked without a promise: {list}.</Trans>
    </p>
  );
}
