import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import { say } from '#web/ui/toast.ts';

/** Says that two persons are one; the toast takes it back. */
export function useMerge() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const undo = useUndoMerge();
  return useMutation(
    api.people.merge.mutationOptions({
      onSuccess: ({ mergeId, person: { name } }) => {
        void queries.invalidateQueries({ queryKey: api.conversations.key() });
        say({ text: t`They are one now: ${name}.`, undo: () => undo.mutate({ mergeId }) });
      },
    }),
  );
}

export function useUndoMerge() {
  const { t } = useLingui();
  const queries = useQueryClient();
  return useMutation(
    api.people.undoMerge.mutationOptions({
      onSuccess: () => {
        void queries.invalidateQueries({ queryKey: api.conversations.key() });
        say({ text: t`They are two again.` });
      },
    }),
  );
}
