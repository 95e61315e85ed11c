import { useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import { say } from '#web/ui/toast.ts';

/** Says that two persons are one; the toast takes it back. */
export function useMerge() {
  const { t } = useLingui();
  const undo = useUndoMerge();
  return useMutation(
    api.people.merge.mutationOptions({
      onSuccess: ({ mergeId, person: { name } }) =>
        say({ text: t`They are one now: ${name}.`, undo: () => undo.mutate({ mergeId }) }),
    }),
  );
}

export function useUndoMerge() {
  const { t } = useLingui();
  return useMutation(
    api.people.undoMerge.mutationOptions({
      onSuccess: () => say({ text: t`They are two again.` }),
    }),
  );
}
