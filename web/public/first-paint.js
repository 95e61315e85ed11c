// Before anything is painted: the theme, the language and the density this device chose.
// A file of its own, because the content security policy allows no inline script.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const theme = read('patto-theme');
  const dusk = matchMedia('(prefers-color-scheme: dark)').matches;
  const dark = theme === 'dark' || (theme !== 'light' && dusk);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  root.style.background = dark ? '#1a1816' : '#fbf8f3';
  root.lang = read('patto-language') ?? (navigator.language.startsWith('it') ? 'it' : 'en');
  root.dataset.density = read('patto-density') ?? 'calm';
})();
