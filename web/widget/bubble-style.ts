import { dark, light } from '#web/app/tokens.ts';

/** What stands on the firm's own page: the button and the panel, out of reach of the page's styles. */
export const bubbleStyle = `
:host{all:initial;--ground:${light.paper};--line:${light.line};--ink:${light.ink}}
:host([data-theme=dark]){--ground:${dark.paper};--line:${dark.line};--ink:${dark.ink}}
[hidden]{display:none!important}
.bubble{position:fixed;right:max(20px,env(safe-area-inset-right));bottom:max(20px,env(safe-area-inset-bottom));z-index:2147483000;
display:flex;align-items:center;gap:10px;height:52px;padding:0 20px 0 16px;border:0;border-radius:26px;cursor:pointer;
background:var(--fill,${light.terraFill});color:#fff;font:600 16px/1 Inter,system-ui,sans-serif;
box-shadow:0 1px 2px rgb(60 45 25/.2),0 6px 20px rgb(60 45 25/.18)}
.bubble:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
svg{width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linejoin:round}
.badge{position:absolute;top:-6px;right:-2px;min-width:22px;box-sizing:border-box;padding:4px 6px;border-radius:11px;
background:${light.ink};color:#fff;border:1px solid #fff;font:600 12px/12px Inter,system-ui,sans-serif;text-align:center}
.panel{position:fixed;right:max(20px,env(safe-area-inset-right));bottom:calc(max(20px,env(safe-area-inset-bottom)) + 64px);z-index:2147483001;
width:min(384px,calc(100vw - 40px));height:min(640px,calc(100dvh - 108px));overflow:hidden;border-radius:16px;background:var(--ground);
border:1px solid var(--line);box-shadow:0 2px 6px rgb(60 45 25/.1),0 16px 48px rgb(60 45 25/.2)}
.panel.full{inset:0 0 auto;width:100%;height:100dvh;border:0;border-radius:0}
iframe{position:absolute;inset:0;width:100%;height:100%;border:0;color-scheme:light}
:host([data-theme=dark]) iframe{color-scheme:dark}
.panel p{margin:0;padding:24px;color:var(--ink);font:15px/1.45 Inter,system-ui,sans-serif}
@media (max-width:540px){.bubble{width:56px;height:56px;padding:0;justify-content:center;border-radius:50%}.word{display:none}}
@media print{.bubble,.panel{display:none}}
`;
