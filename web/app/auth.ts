import { apiKeyClient } from '@better-auth/api-key/client';
import { passkeyClient } from '@better-auth/passkey/client';
import { createAuthClient } from 'better-auth/client';
import { twoFactorClient } from 'better-auth/client/plugins';

/** Passkeys, the second factor and API keys; imported only where one of them is used. */
export const auth = createAuthClient({
  plugins: [passkeyClient(), twoFactorClient(), apiKeyClient()],
});
