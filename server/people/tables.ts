import type { Generated, GeneratedAlways } from 'kysely';

export type IdentityKind = 'handle' | 'mail' | 'phone';
export type Trust = 'platform' | 'signature' | 'claimed';

type PersonTable = {
  workspace_id: Generated<string>;
  person_id: string;
  name: string;
  sort_name: string;
  turned_name: string | null;
  avatar: string | null;
  place: string | null;
  about: string | null;
  first_seen_at: Date;
  merged_into: string | null;
  erased_at: Date | null;
};

type PersonActivityTable = {
  workspace_id: Generated<string>;
  person_id: string;
  last_seen_at: Date;
  seen_hour: GeneratedAlways<Date>;
  language: string | null;
  messages: Generated<number>;
  conversations: Generated<number>;
};

type PersonUncomparedTable = { workspace_id: Generated<string>; person_id: string };

type IdentityTable = {
  workspace_id: Generated<string>;
  identity_id: string;
  person_id: string;
  kind: IdentityKind;
  network: string;
  scope: Generated<string>;
  external_id: string;
  handle: string;
  sort_handle: string;
  name: string | null;
  avatar: string | null;
  link: string | null;
  trust: Trust;
  first_seen_at: Date;
};

type ErasedIdentityTable = {
  workspace_id: Generated<string>;
  hash: string;
  identity_id: string;
  person_id: string;
  at: Date;
};

type ConsentTable = {
  workspace_id: Generated<string>;
  person_id: string;
  purpose: 'contact' | 'stories' | 'ideas';
  at: Date;
  given: boolean;
  source: string;
  member_id: string | null;
};

type PersonMergeTable = {
  workspace_id: Generated<string>;
  merge_id: string;
  kept_id: string;
  merged_id: string;
  at: Date;
  member_id: string | null;
  journal: unknown;
  undone_at: Date | null;
  undone_by: string | null;
};

type NotTheSameTable = {
  workspace_id: Generated<string>;
  first_id: string;
  second_id: string;
  at: Date;
  member_id: string | null;
};

type ErasureTable = {
  workspace_id: Generated<string>;
  person_id: string;
  at: Date;
  member_id: string | null;
  reason: string;
};

type PersonKeyTable = { workspace_id: Generated<string>; key: string; person_id: string };

type CrowdKeyTable = { workspace_id: Generated<string>; key: string };

type SuggestionTable = {
  workspace_id: Generated<string>;
  first_id: string;
  second_id: string;
  score: number;
  evidence: unknown;
};

declare module '#server/platform/database.ts' {
  interface Tables {
    person: PersonTable;
    person_activity: PersonActivityTable;
    person_uncompared: PersonUncomparedTable;
    identity: IdentityTable;
    erased_identity: ErasedIdentityTable;
    consent: ConsentTable;
    person_merge: PersonMergeTable;
    not_the_same: NotTheSameTable;
    erasure: ErasureTable;
    person_key: PersonKeyTable;
    crowd_key: CrowdKeyTable;
    suggestion: SuggestionTable;
  }
}
