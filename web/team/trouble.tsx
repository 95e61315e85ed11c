import { type AuthError, authSentence } from '#web/app/auth-words.ts';
import classes from './door.module.css';

/** What the door refused, as a sentence. */
export function Trouble({ error }: { error: AuthError | null }) {
  if (!error) return null;
  return (
    <p className={classes.trouble} role="alert">
      {authSentence(error)}
    </p>
  );
}
