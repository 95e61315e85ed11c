export function HoursSection() {
  return <p>HoursSection</p>;
}
