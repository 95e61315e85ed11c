export type MemberJoined = { memberId: string };
export type MemberLeft = { memberId: string };

declare module '#server/platform/events.ts' {
  interface Events {
    'members.joined': MemberJoined;
    'members.left': MemberLeft;
    'hours.changed': { workspaceId: string };
  }
}
