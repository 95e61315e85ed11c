import { i18n } from '@lingui/core';

export type AppLanguage = 'en' | 'it';
export const appLanguages: readonly AppLanguage[] = ['it', 'en'];

const key = 'patto-language';
const catalogues = {
  en: () => import('../../locales/en.po'),
  it: () => import('../../locales/it.po'),
};

/** The language chosen on this device; else what the browser asks for, English if neither is ours. */
export function deviceLanguage(): AppLanguage {
  const asked = [localStorage.getItem(key), ...navigator.languages];
  for (const tag of asked) {
    const found = appLanguages.find((language) => tag?.startsWith(language));
    if (found) return found;
  }
  return 'en';
}

/** Whether this device chose a language itself, so that the profile's does not override it. */
export function choseLanguage(): boolean {
  return localStorage.getItem(key) !== null;
}

/** Loads the words of a language and speaks it from now on. */
export async function speak(language: AppLanguage): Promise<void> {
  const { messages } = await catalogues[language]();
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
}

/** Speaks a language and remembers it on this device. */
export function chooseLanguage(language: AppLanguage): Promise<void> {
  localStorage.setItem(key, language);
  return speak(language);
}
