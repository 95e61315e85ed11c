/** On our own site the face and the name stand beside the answer; elsewhere the account speaks for all. */
const showsWhoWrites = new Set(['website']);

/** The text as it leaves: signed by its member, once. */
export function signed(text: string, signature: string, network: string): string {
  const words = text.trim();
  const name = signature.trim();
  if (words === '' || !addsSignature(words, name, network)) return words;
  return `${words}\n${name}`;
}

/** Whether the signature is added: not where the network shows the member, nor where it is there already. */
export function addsSignature(text: string, signature: string, network: string): boolean {
  return signature !== '' && !showsWhoWrites.has(network) && !text.trim().endsWith(signature);
}
