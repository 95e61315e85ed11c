const small = matchMedia('(max-width: 540px), (max-height: 480px)');

/** No room for a panel beside the page. */
export function isSmall(): boolean {
  return small.matches;
}

/** How the page scrolled before; null while it is not held. */
let scrolling: string | null = null;

/** On a phone the panel is the screen, as high as the keyboard leaves it; what is behind stays still. */
export function fillScreen(panel: HTMLElement, full: boolean): void {
  holdPage(full);
  panel.classList.toggle('full', full);
  const view = window.visualViewport;
  if (!view) return;
  const adapt = () => {
    panel.style.height = full ? `${view.height}px` : '';
    panel.style.top = full ? `${view.offsetTop}px` : '';
  };
  adapt();
  view.onresize = full ? adapt : null;
  view.onscroll = full ? adapt : null;
}

function holdPage(hold: boolean): void {
  const { style } = document.documentElement;
  if (hold) scrolling ??= style.overflow;
  else if (scrolling === null) return;
  style.overflow = hold ? 'hidden' : (scrolling ?? '');
  if (!hold) scrolling = null;
}
