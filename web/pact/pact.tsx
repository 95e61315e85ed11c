export function Pact() {
  return <p>Pact</p>;
}
