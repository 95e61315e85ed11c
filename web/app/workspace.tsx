import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Place } from '#web/ui/time.ts';
import { api } from './client.ts';
import type { Outputs, Seat } from './place.ts';

export type Workspace = Outputs['workspaces']['get'];
export type Member = Outputs['members']['list'][number];
type Right = Outputs['grants']['list'][number]['right'];

interface Here {
  seat: Seat;
  workspace: Workspace | undefined;
}

const HereContext = createContext<Here | null>(null);
const PlaceContext = createContext<Place | null>(null);

/** Everything inside knows the workspace, the own seat in it, and its language and zone. */
export function WorkspaceProvider({ seat, children }: { seat: Seat; children: ReactNode }) {
  const { i18n } = useLingui();
  const { data: workspace } = useQuery(api.workspaces.get.queryOptions({ staleTime: 300_000 }));
  const here = useMemo(() => ({ seat, workspace }), [seat, workspace]);
  const place = useMemo(
    () => ({ language: writtenIn(i18n.locale), zone: workspace?.timeZone }),
    [i18n.locale, workspace?.timeZone],
  );
  return (
    <HereContext value={here}>
      <PlaceContext value={place}>{children}</PlaceContext>
    </HereContext>
  );
}

/** The own seat: who I am here and with which role. */
export function useSeat(): Seat {
  return useHere().seat;
}

/** This workspace; undefined for the moment it loads. */
export function useWorkspace(): Workspace | undefined {
  return useHere().workspace;
}

/** The language spoken and the workspace's time zone, for writing times. */
export function usePlace(): Place {
  const { i18n } = useLingui();
  return useContext(PlaceContext) ?? { language: writtenIn(i18n.locale) };
}

/** Who works here, by id. */
export function useMembers(): Map<string, Member> {
  const { data } = useQuery(api.members.list.queryOptions({ staleTime: 300_000 }));
  return useMemo(() => new Map(data?.map((member) => [member.id, member])), [data]);
}

/** My own card among the members. */
export function useMe(): Member | undefined {
  return useMembers().get(useSeat().memberId);
}

/** Whether I keep this workspace: owners and admins do. */
export function useKeeper(): boolean {
  const { role } = useSeat();
  return role === 'owner' || role === 'admin';
}

/** Whether I may do something: keepers may all, others by a grant. The server decides in the end. */
export function useMay(right: Right): boolean {
  const { memberId } = useSeat();
  const keeper = useKeeper();
  const { data } = useQuery(api.grants.list.queryOptions({ enabled: !keeper, retry: false }));
  return keeper || !!data?.some((grant) => grant.memberId === memberId && grant.right === right);
}

/** English here is European: days before months, and a clock of 24 hours. */
function writtenIn(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale;
}

function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error('outside of a workspace');
  return here;
}
