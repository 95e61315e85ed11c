import { createHash } from 'node:crypto';

/** The colours of Patto as the app has them (web/app/tokens.ts), by their part on paper and by lamplight. */
const light = {
  paper: '#fbf8f3',
  card: '#fffefb',
  line: '#e8e1d5',
  hair: '#f1ebe1',
  ink: '#20242c',
  soft: '#5a5f67',
  faint: '#6a665e',
  terra: '#a84626',
  olive: '#4d6a2c',
  brick: '#9b271f',
};
const dark: typeof light = {
  paper: '#1a1816',
  card: '#221f1c',
  line: '#3b352e',
  hair: '#2e2924',
  ink: '#f1ece4',
  soft: '#bdb5aa',
  faint: '#a89f93',
  terra: '#e8966f',
  olive: '#a9c77c',
  brick: '#f2968c',
};
const faceGrounds = ['#667953', '#96603f', '#5c7187', '#91586a', '#776790', '#8a672c'];

export const palettes = { light, dark, faceGrounds };

function variables(palette: typeof light): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour};`)
    .join('');
}

/** The look of every public page: one inline sheet, allowed by its hash. */
export const style = `
:root{color-scheme:light dark;${variables(light)}}
@media (prefers-color-scheme:dark){:root{${variables(dark)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.45 "Inter Variable",Inter,system-ui,sans-serif;-webkit-font-smoothing:antialiased;overflow-wrap:anywhere}
h1,h2{font-family:"Fraunces Variable",Fraunces,Georgia,serif;font-weight:560;letter-spacing:-.01em;margin:0;text-wrap:balance}
h1{font-size:30px;line-height:1.15}h2{font-size:15px;font-family:inherit;font-weight:600;letter-spacing:0}
p,ul{margin:0;padding:0}a{color:var(--terra);text-underline-offset:3px}
:focus-visible{outline:2px solid var(--terra);outline-offset:3px;border-radius:4px}
.page{max-width:760px;margin:0 auto;padding:56px 24px;display:flex;flex-direction:column;gap:30px}
.head{display:flex;gap:16px;align-items:center}.lead{font-size:18px;line-height:1.55}
.meta{color:var(--faint);font-size:13px}.soft{color:var(--soft)}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;box-shadow:0 1px 2px rgb(60 45 25/5%);list-style:none;overflow:hidden}
.row{display:grid;grid-template-columns:1fr 170px 152px;gap:4px 16px;align-items:start;padding:13px 18px;border-top:1px solid var(--hair)}
.row:first-child{border-top:0}.row .figure{grid-column:3;text-align:right;font-variant-numeric:tabular-nums}
.figure b{display:block;font-weight:600}.kept b{color:var(--olive)}.broken b{color:var(--brick)}.quiet b{color:var(--soft)}
.bar{display:block;width:100%;height:12px;margin-top:5px}.track{fill:var(--hair)}.fill{fill:var(--soft)}.mark{fill:var(--ink)}
.kept .fill{fill:var(--olive)}.broken .fill{fill:var(--brick)}
.people{display:flex;flex-wrap:wrap;gap:10px;align-items:center}
.face{width:36px;height:36px;border-radius:50%;flex:none;display:grid;place-items:center;font-weight:600;font-size:13px;color:#fff;object-fit:cover}
.face.large{width:72px;height:72px;font-size:24px}
${faceGrounds.map((ground, n) => `.ground${n}{background:${ground}}`).join('')}
details{font-size:13px;color:var(--soft)}summary{cursor:pointer;padding:12px 0;color:var(--faint)}
.tongues{display:flex;gap:4px;margin-top:auto;font-size:13px}.tongues a{display:flex;align-items:center;min-height:44px;min-width:44px;color:var(--faint)}
@media (max-width:599px){.page{padding:32px 16px;gap:24px}h1{font-size:26px}.lead{font-size:17px}
.row{grid-template-columns:1fr auto}.row .figure{grid-column:2;grid-row:1}.row .bar{grid-column:1/-1}}
`;

/** What a public page may load: its own sheet and our own pictures. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
