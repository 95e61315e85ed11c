/**
 * The colours of Patto by their part in a screen, for paper and for lamplight.
 * `text` may stand on `paper`, `card` and its own `tint`; theme.test.ts holds every pair to WCAG AA.
 */
export interface Palette {
  paper: string;
  card: string;
  hover: string;
  line: string;
  hair: string;
  ink: string;
  soft: string;
  faint: string;
  terra: string;
  terraTint: string;
  terraFill: string;
  terraFillHover: string;
  olive: string;
  oliveTint: string;
  amber: string;
  amberTint: string;
  brick: string;
  brickTint: string;
  blue: string;
  blueTint: string;
}

export const light: Palette = {
  paper: '#fbf8f3',
  card: '#fffefb',
  hover: '#fdfaf4',
  line: '#e8e1d5',
  hair: '#f1ebe1',
  ink: '#20242c',
  soft: '#5a5f67',
  faint: '#6a665e',
  terra: '#a84626',
  terraTint: '#f8e9e2',
  terraFill: '#a84626',
  terraFillHover: '#953c1f',
  olive: '#4d6a2c',
  oliveTint: '#edf2e3',
  amber: '#855609',
  amberTint: '#fbf1dc',
  brick: '#9b271f',
  brickTint: '#f9e3e0',
  blue: '#2d5872',
  blueTint: '#e6eef3',
};

export const dark: Palette = {
  paper: '#1a1816',
  card: '#221f1c',
  hover: '#282420',
  line: '#3b352e',
  hair: '#2e2924',
  ink: '#f1ece4',
  soft: '#bdb5aa',
  faint: '#a89f93',
  terra: '#e8966f',
  terraTint: '#3a2319',
  terraFill: '#b04e2c',
  terraFillHover: '#b85532',
  olive: '#a9c77c',
  oliveTint: '#29311b',
  amber: '#e3b65f',
  amberTint: '#362a11',
  brick: '#f2968c',
  brickTint: '#3e201d',
  blue: '#93bdd8',
  blueTint: '#1c2c36',
};

/** The grounds of faces without a photograph: white initials are legible on each. */
export const faceGrounds = ['#667953', '#96603f', '#5c7187', '#91586a', '#776790', '#8a672c'];
