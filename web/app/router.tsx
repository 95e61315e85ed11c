import { createRouter } from '@tanstack/react-router';
import { Lost, Stumble } from './lost.tsx';
import { routes } from './routes.tsx';

export const router = createRouter({
  routeTree: routes,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultNotFoundComponent: Lost,
  defaultErrorComponent: Stumble,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
