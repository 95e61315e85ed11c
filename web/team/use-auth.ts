import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type AuthError, authSentence } from '#web/app/auth-words.ts';
import { say } from '#web/ui/toast.ts';

type Auth = typeof import('#web/app/auth.ts')['auth'];
type Answer<T> = { data: T | null; error: AuthError | null };

/** Asks the auth library something; its code comes with the first question. */
export function useAuthQuery<T>(key: string, ask: (auth: Auth) => Promise<Answer<T>>) {
  return useQuery({
    queryKey: [['auth', key]],
    queryFn: async () => {
      const { auth } = await import('#web/app/auth.ts');
      const { data, error } = await ask(auth);
      if (error) throw new Error(authSentence(error));
      return data;
    },
  });
}

interface Act<Input, T> {
  act: (auth: Auth, input: Input) => Promise<Answer<T>>;
  done?: (data: T | null) => void;
}

/** Changes something through the auth library; what it refuses is told in a toast. */
export function useAuthAct<Input, T>({ act, done }: Act<Input, T>) {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (input: Input) => {
      const { auth } = await import('#web/app/auth.ts');
      const { data, error } = await act(auth, input);
      if (error) throw new Error(authSentence(error));
      return data;
    },
    onError: (error) => say({ text: error.message, tone: 'broken' }),
    onSuccess: (data) => {
      void queries.invalidateQueries({ queryKey: [['auth']] });
      done?.(data);
    },
  });
}
