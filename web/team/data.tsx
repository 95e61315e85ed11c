export function DataSection() {
  return <p>DataSection</p>;
}
