export function CommandBar(_: { onClose: () => void; onHelp: () => void }) {
  return null;
}
