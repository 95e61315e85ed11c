export type MemberJoined = { memberId: string };

declare module '#server/platform/events.ts' {
  interface Events {
    'members.joined': MemberJoined;
    'hours.changed': { workspaceId: string };
  }
}
