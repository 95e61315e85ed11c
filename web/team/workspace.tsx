export function WorkspaceSection() {
  return <p>WorkspaceSection</p>;
}
