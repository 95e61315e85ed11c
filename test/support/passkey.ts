import {
  createHash,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/** A key ring that answers as a phone or a USB key would (WebAuthn level 2, ES256, no attestation). */
export type Passkey = {
  register(options: { challenge: string; rp: { id: string } }): object;
  authenticate(options: { challenge: string; rpId: string }): object;
};

export function newPasskey(origin: string): Passkey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  let counter = 0;
  const named = { id: text(id), rawId: text(id), type: 'public-key', clientExtensionResults: {} };
  return {
    register: ({ challenge, rp }) => {
      const authData = Buffer.concat([
        ...[head(rp.id, 0x45, counter), Buffer.alloc(16), Buffer.from([0, id.length]), id],
        coseKey(publicKey),
      ]);
      const clientDataJSON = text(clientData('webauthn.create', challenge, origin));
      const attestationObject = text(attestation(authData));
      return { ...named, response: { clientDataJSON, attestationObject, transports: ['usb'] } };
    },
    authenticate: ({ challenge, rpId }) => {
      const authData = head(rpId, 0x05, ++counter);
      const said = clientData('webauthn.get', challenge, origin);
      const signature = createSign('sha256')
        .update(Buffer.concat([authData, hash(said)]))
        .sign(privateKey);
      const signed = { authenticatorData: text(authData), signature: text(signature) };
      return { ...named, response: { ...signed, clientDataJSON: text(said) } };
    },
  };
}

const text = (bytes: Buffer) => bytes.toString('base64url');
const hash = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest();

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** Who is relied upon, whether somebody was there, how often the key was used. */
function head(rpId: string, flags: number, counter: number): Buffer {
  const rest = Buffer.alloc(5);
  rest.writeUInt8(flags, 0);
  rest.writeUInt32BE(counter, 1);
  return Buffer.concat([hash(rpId), rest]);
}

/** CBOR {1: 2, 3: -7, -1: 1, -2: x, -3: y}: a point on P-256, for ES256. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const point = (coordinate: string) => Buffer.from(coordinate, 'base64url');
  return Buffer.concat([
    ...[Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32]), point(x)],
    ...[Buffer.from([0x22, 0x58, 32]), point(y)],
  ]);
}

/** CBOR {fmt: "none", attStmt: {}, authData}. */
function attestation(authData: Buffer): Buffer {
  const word = (letters: string) =>
    Buffer.concat([Buffer.from([0x60 + letters.length]), Buffer.from(letters)]);
  const length = Buffer.from([0x58, authData.length]);
  return Buffer.concat([
    ...[Buffer.from([0xa3]), word('fmt'), word('none'), word('attStmt'), Buffer.from([0xa0])],
    ...[word('authData'), length, authData],
  ]);
}
