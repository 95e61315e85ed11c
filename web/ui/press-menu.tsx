import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react';
import { useHotkeys } from '#web/app/keys.ts';

const parts = () => import('./menu-parts.tsx').then((m) => ({ default: m.MenuParts }));
const MenuParts = lazy(parts);

/** A line of a menu: a heading, or something to choose; `on` marks the one chosen now. */
export type MenuEntry =
  | { heading: ReactNode }
  | { key: string; name: ReactNode; choose: () => unknown; icon?: ReactNode; on?: boolean };

export interface MenuLook {
  width?: number;
  position?: 'bottom-start' | 'bottom-end';
}

interface PressMenuProps extends MenuLook {
  target: ReactElement<Record<string, unknown>>;
  entries: () => MenuEntry[];
  hotkey?: string;
}

/** A button with a menu. The menu's code is on no first screen's bill: it comes with the first press. */
export function PressMenu({ target, entries, hotkey, ...look }: PressMenuProps) {
  const [asked, setAsked] = useState(false);
  const [open, setOpen] = useState(false);
  const press = () => {
    setAsked(true);
    setOpen(true);
  };
  useHotkeys(hotkey ? { [hotkey]: press } : {});
  const quiet = cloneElement(target, {
    onClick: press,
    onPointerEnter: () => void parts(),
    'aria-haspopup': 'menu',
  });
  if (!asked) return quiet;
  return (
    <Suspense fallback={quiet}>
      <MenuParts target={target} entries={entries()} open={open} setOpen={setOpen} look={look} />
    </Suspense>
  );
}
