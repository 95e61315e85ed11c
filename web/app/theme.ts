import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';
import { dark, light, type Palette } from './tokens.ts';

const terra: MantineColorsTuple = [
  '#fdf3ee',
  '#f8e9e2',
  '#efcdbf',
  '#e6af99',
  '#de9376',
  '#c9663f',
  '#a84626',
  '#953c1f',
  '#b04e2c',
  '#b85532',
];
const brick: MantineColorsTuple = [
  '#fbeeec',
  '#f9e3e0',
  '#efc1bc',
  '#e29890',
  '#d46f66',
  '#bb443b',
  '#9b271f',
  '#861f18',
  '#a8382f',
  '#b5443a',
];
const sand: MantineColorsTuple = [
  '#fdfaf4',
  '#f1ebe1',
  '#e8e1d5',
  '#d9d0c1',
  '#c4b9a8',
  '#9c9282',
  '#6a665e',
  '#4f4b45',
  '#35322e',
  '#20242c',
];
const lamp: MantineColorsTuple = [
  '#f1ece4',
  '#bdb5aa',
  '#a89f93',
  '#7d756a',
  '#4a433b',
  '#3b352e',
  '#2a2622',
  '#221f1c',
  '#1a1816',
  '#131210',
];

/** One theme for every screen: a workshop, not a cockpit. `close` is what the cross of a dialog says to who cannot see it. */
export function themeSaying(close: string): MantineThemeOverride {
  return createTheme({
    primaryColor: 'terra',
    primaryShade: { light: 6, dark: 8 },
    colors: { terra, brick, gray: sand, dark: lamp },
    fontFamily: '"Inter Variable", Inter, system-ui, sans-serif',
    fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
    headings: { fontFamily: '"Fraunces Variable", Fraunces, Georgia, serif', fontWeight: '560' },
    fontSizes: { xs: '12px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
    spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '28px' },
    radius: { sm: '6px', md: '9px', lg: '12px' },
    defaultRadius: 'md',
    cursorType: 'pointer',
    respectReducedMotion: true,
    components: parts(close),
  });
}

/** What every part has in common, so that screens need not repeat it. */
function parts(close: string): NonNullable<MantineThemeOverride['components']> {
  const quick = { transitionProps: { duration: 120 } };
  const over = { closeButtonProps: { 'aria-label': close }, ...quick };
  return {
    Button: { defaultProps: { size: 'sm' }, classNames: { root: 'p-button' } },
    ActionIcon: { classNames: { root: 'p-icon-button' } },
    Input: { defaultProps: { size: 'sm' }, classNames: { input: 'p-input' } },
    InputWrapper: {
      defaultProps: { size: 'sm' },
      classNames: { label: 'p-label', description: 'p-description' },
    },
    Menu: { defaultProps: { shadow: 'sm', ...quick }, classNames: { item: 'p-menu-item' } },
    Popover: { defaultProps: { shadow: 'sm', ...quick } },
    Tooltip: { defaultProps: { openDelay: 350, ...quick } },
    Modal: { defaultProps: { centered: true, ...over }, classNames: { title: 'p-title' } },
    Drawer: { defaultProps: { position: 'right', ...over }, classNames: { title: 'p-title' } },
    Select: { defaultProps: { checkIconPosition: 'right', allowDeselect: false } },
    Switch: { defaultProps: { withThumbIndicator: false } },
  };
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variablesOf(light),
  dark: variablesOf(dark),
});

function variablesOf(palette: Palette): Record<string, string> {
  const ours = Object.entries(palette).map(([name, colour]) => [`--${kebab(name)}`, colour]);
  return {
    ...Object.fromEntries(ours),
    '--mantine-color-body': palette.paper,
    '--mantine-color-text': palette.ink,
    '--mantine-color-bright': palette.ink,
    '--mantine-color-dimmed': palette.soft,
    '--mantine-color-default': palette.card,
    '--mantine-color-default-hover': palette.hover,
    '--mantine-color-default-color': palette.ink,
    '--mantine-color-default-border': palette.line,
    '--mantine-color-placeholder': palette.faint,
    '--mantine-color-anchor': palette.terra,
    '--mantine-color-error': palette.brick,
    '--mantine-color-disabled': palette.hair,
    '--mantine-color-disabled-color': palette.faint,
    '--mantine-color-disabled-border': palette.line,
    ...ofColour('terra', palette.terra, palette.terraTint),
    ...ofColour('brick', palette.brick, palette.brickTint),
    ...ofColour('gray', palette.soft, palette.hair),
  };
}

/** How the light and subtle variants of a colour look. */
function ofColour(name: string, text: string, tint: string): Record<string, string> {
  return {
    [`--mantine-color-${name}-text`]: text,
    [`--mantine-color-${name}-light`]: tint,
    [`--mantine-color-${name}-light-hover`]: tint,
    [`--mantine-color-${name}-light-color`]: text,
  };
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
