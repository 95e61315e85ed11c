import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import classes from './menu-parts.module.css';
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
    <Menu
      opened={open}
      onChange={setOpen}
      width={width}
      position={position}
      withInitialFocusPlaceholder={false}
    >
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

/** What can be chosen is a radio: on or not; what is done at once is an item. */
function Line({ entry }: { entry: Exclude<MenuEntry, { heading: unknown }> }) {
  const { key, name, choose, icon, on } = entry;
  if (on === undefined)
    return (
      <Menu.Item leftSection={icon} onClick={() => void choose()}>
        {name}
      </Menu.Item>
    );
  return (
    <Menu.RadioItem
      value={key}
      checked={on}
      closeMenuOnClick
      checkIcon={<IconCheck size={16} stroke={1.7} />}
      onChange={() => void choose()}
    >
      <span className={classes.choice}>
        {icon}
        {name}
      </span>
    </Menu.RadioItem>
  );
}
