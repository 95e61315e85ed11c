import { apiKeyClient } from '@better-auth/api-key/client';
import { passkeyClient } from '@better-auth/passkey/client';
import { createAuthClient } from 'better-auth/client';
import { twoFactorClient } from 'better-auth/client/plugins';

/** Sign-in, passkeys, second factor and API keys; loaded only by the screens that need it. */
export const auth = createAuthClient({
  plugins: [passkeyClient(), twoFactorClient(), apiKeyClient()],
});

export async function signOut(): Promise<void> {
  await auth.signOut();
}
