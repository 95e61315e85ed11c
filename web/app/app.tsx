import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { useLingui } from '@lingui/react/macro';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { ToastHost } from '#web/ui/toast-host.tsx';
import { queries } from './queries.ts';
import { router } from './router.tsx';
import { cssVariables, themeSaying } from './theme.ts';

const colorScheme = localStorageColorSchemeManager({ key: 'patto-theme' });

/** The whole app: language, look, data, routes. */
export function App() {
  return (
    <I18nProvider i18n={i18n}>
      <Look>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
        <ToastHost />
      </Look>
    </I18nProvider>
  );
}

function Look({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const close = t`Close`;
  const theme = useMemo(() => themeSaying(close), [close]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
    >
      {children}
    </MantineProvider>
  );
}
