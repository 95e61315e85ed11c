import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { newcomer, openWorkspace, wayIn, whoAmI } from './entrance.ts';
import { Shell } from './shell.tsx';

type Search = Record<string, unknown>;

const root = createRootRoute();

const entrance = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async () => {
    throw redirect({ href: await wayIn(), replace: true });
  },
});

const setup = createRoute({
  getParentRoute: () => root,
  path: 'setup',
  loader: newcomer,
  component: lazyRouteComponent(() => import('#web/team/setup.tsx'), 'Setup'),
});

/** What `npm start -- --demo` opens: the first run, with the shops at hand. */
const demo = createRoute({
  getParentRoute: () => root,
  path: 'demo',
  beforeLoad: () => {
    throw redirect({ to: '/setup', replace: true });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: 'sign-in',
  validateSearch: (search: Search) => texts(search, 'next'),
  component: lazyRouteComponent(() => import('#web/team/sign-in.tsx'), 'SignIn'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: 'invitation/$token',
  loader: whoAmI,
  component: lazyRouteComponent(() => import('#web/team/invitation.tsx'), 'InvitationPage'),
});

const workspace = createRoute({
  getParentRoute: () => root,
  path: '$slug',
  beforeLoad: async ({ params, location }) => ({
    seat: await openWorkspace(params.slug, location.href),
  }),
  component: Shell,
});

const front = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/$slug/today', params, replace: true });
  },
});

const today = createRoute({
  getParentRoute: () => workspace,
  path: 'today',
  component: lazyRouteComponent(() => import('#web/today/today.tsx'), 'Today'),
});

const conversations = createRoute({
  getParentRoute: () => workspace,
  path: 'conversations/{-$id}',
  validateSearch: (search: Search) => texts(search, 'view', 'channel', 'q', 'message'),
  component: lazyRouteComponent(
    () => import('#web/conversations/conversations.tsx'),
    'Conversations',
  ),
});

const people = createRoute({
  getParentRoute: () => workspace,
  path: 'people',
  validateSearch: (search: Search) => texts(search, 'q', 'network'),
  component: lazyRouteComponent(() => import('#web/people/people.tsx'), 'People'),
});

const person = createRoute({
  getParentRoute: () => workspace,
  path: 'people/$id',
  component: lazyRouteComponent(() => import('#web/people/person.tsx'), 'PersonPage'),
});

const pact = createRoute({
  getParentRoute: () => workspace,
  path: 'pact',
  validateSearch: (search: Search): { days?: number } =>
    Number(search.days) > 0 ? { days: Number(search.days) } : {},
  component: lazyRouteComponent(() => import('#web/pact/pact.tsx'), 'Pact'),
});

const settings = createRoute({
  getParentRoute: () => workspace,
  path: 'settings/{-$section}',
  component: lazyRouteComponent(() => import('#web/team/settings.tsx'), 'Settings'),
});

export const routes = root.addChildren([
  entrance,
  setup,
  demo,
  signIn,
  invitation,
  workspace.addChildren([front, today, conversations, people, person, pact, settings]),
]);

/** The named search parameters that are there and not empty. */
function texts<Key extends string>(search: Search, ...keys: Key[]): Partial<Record<Key, string>> {
  const entries = keys.map((key) => [key, search[key]] as const);
  const there = entries.filter(([, value]) => typeof value === 'string' && value !== '');
  return Object.fromEntries(there) as Partial<Record<Key, string>>;
}
