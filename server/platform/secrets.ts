import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Seals what must not be read from a copy of the database. The key lives outside it. */
export type Secrets = {
  seal(plain: string): string;
  open(sealed: string): string;
  /** A stable secret derived for one purpose (cookie signing, the database role). */
  derive(purpose: string): string;
};

const version = 'v1';

/** AES-256-GCM under a key derived from the installation's secret (32 bytes or more of text). */
export function createSecrets(secret: string): Secrets {
  const key = Buffer.from(hkdfSync('sha256', secret, 'patto', 'seal', 32));
  return {
    seal: (plain) => seal(key, plain),
    open: (sealed) => unseal(key, sealed),
    derive: (purpose) => createHmac('sha256', secret).update(purpose).digest('base64url'),
  };
}

function seal(key: Buffer, plain: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return `${version}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
}

function unseal(key: Buffer, sealed: string): string {
  const [prefix, text = ''] = sealed.split('.', 2);
  if (prefix !== version) throw new Error('sealed with an unknown version');
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
