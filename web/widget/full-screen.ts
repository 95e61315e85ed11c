const small = matchMedia('(max-width: 540px), (max-height: 480px)');

/** No room for a panel beside the page. */
export function isSmall(): boolean {
  return small.matches;
}

let scrolling = '';

/** On a phone the panel is the screen, as high as the keyboard leaves it; what is behind stays still. */
export function fillScreen(panel: HTMLElement, full: boolean): void {
  const { style } = document.documentElement;
  if (full) scrolling = style.overflow;
  style.overflow = full ? 'hidden' : scrolling;
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
