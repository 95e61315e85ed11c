import { useLingui } from '@lingui/react/macro';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type MenuEntry, PressMenu } from '#web/ui/press-menu.tsx';
import { api } from './client.ts';
import classes from './shell.module.css';
import { useSeat } from './workspace.tsx';

/** Where I am, and the other workspaces I sit in. */
export function WorkspaceMenu() {
  const { t } = useLingui();
  const { data } = useQuery(api.me.get.queryOptions({ staleTime: 60_000 }));
  const here = useSeat().workspace;
  const navigate = useNavigate();
  const entries = (): MenuEntry[] => [
    { heading: t`Workspaces` },
    ...(data?.seats ?? []).map(({ workspace: { id, name, slug } }) => ({
      key: id,
      name,
      on: id === here.id,
      choose: () => navigate({ to: '/$slug/today', params: { slug } }),
    })),
    {
      key: 'new',
      name: t`Open another workspace`,
      icon: <IconPlus size={16} stroke={1.7} />,
      choose: () => navigate({ to: '/setup' }),
    },
  ];
  const button = (
    <button type="button" className={classes.brand}>
      <b>Patto</b>
      <span>{here.name}</span>
    </button>
  );
  return <PressMenu target={button} entries={entries} width={260} />;
}
