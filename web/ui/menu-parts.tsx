import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { MenuEntry, MenuLook } from './press-menu.tsx';

interface MenuPartsProps {
  target: ReactElement;
  entries: MenuEntry[];
  open: boolean;
  setOpen: (open: boolean) => void;
  look: MenuLook;
}

/** The menu itself, once it was asked for. */
export function MenuParts({ target, entries, open, setOpen, look }: MenuPartsProps) {
  const { width = 230, position = 'bottom-start' } = look;
  return (
    <Menu opened={open} onChange={setOpen} width={width} position={position}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {entries.map((entry, at) =>
          'heading' in entry ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: headings never move
            <Menu.Label key={at}>{entry.heading}</Menu.Label>
          ) : (
            <Line entry={entry} key={entry.key} />
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Line({ entry }: { entry: Exclude<MenuEntry, { heading: unknown }> }) {
  const { name, choose, icon, on } = entry;
  const radio = on === undefined ? {} : { role: 'menuitemradio', 'aria-checked': on };
  return (
    <Menu.Item
      {...radio}
      leftSection={icon}
      rightSection={on ? <IconCheck size={16} stroke={1.7} /> : undefined}
      onClick={() => void choose()}
    >
      {name}
    </Menu.Item>
  );
}
