import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { z } from 'zod';
import { contract } from '#contract/contract.ts';
import type { Firm } from './firm.ts';

/** One procedure of the contract, by the name the client calls it. */
export type Door = { name: string; method: string; path: string; input: z.ZodType | null };

/** Every procedure there is. */
export function everyDoor(router: object = contract, names: readonly string[] = []): Door[] {
  return Object.entries(router).flatMap(([key, value]) => {
    const here = [...names, key];
    return isContractProcedure(value) ? [doorOf(value, here.join('.'))] : everyDoor(value, here);
  });
}

function doorOf(procedure: AnyContractProcedure, name: string): Door {
  const { route, inputSchema } = procedure['~orpc'];
  const input = inputSchema instanceof z.ZodType ? inputSchema : null;
  return { name, method: route.method ?? 'POST', path: route.path ?? '', input };
}

/** Who knocks: what they send along. */
export type Knock = { cookie?: string; workspaceId?: string; headers?: Record<string, string> };

/** Knocks at a door with something that fits its contract. */
export function knock(firm: Firm, door: Door, as: Knock, ids: Ids): Promise<Response> {
  const sent = (door.input && sample(schemaOf(door.input), '', ids)) ?? {};
  const fields = new Map(Object.entries(sent as Record<string, unknown>));
  const path = door.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = name === 'id' ? idIn(door.path, ids) : fields.get(name);
    fields.delete(name);
    return encodeURIComponent(String(value));
  });
  const bare = door.method === 'GET' || door.method === 'DELETE';
  const query = bare && fields.size > 0 ? `?${asQuery(fields)}` : '';
  return firm.patto.request(`/api${path}${query}`, {
    method: door.method,
    headers: headersOf(as),
    ...(!bare && { body: JSON.stringify(Object.fromEntries(fields)) }),
  });
}

function headersOf({ cookie, workspaceId, headers }: Knock): Record<string, string> {
  return {
    'content-type': 'application/json',
    ...(cookie && { cookie }),
    ...(workspaceId && { 'patto-workspace': workspaceId }),
    ...headers,
  };
}

function asQuery(fields: ReadonlyMap<string, unknown>): string {
  const plain = [...fields].filter(([, value]) => value !== null && typeof value !== 'object');
  return new URLSearchParams(plain.map(([name, value]) => [name, String(value)])).toString();
}

/** Ids that exist, by the table they are of. */
export type Ids = ReadonlyMap<string, string>;

/** "/people/{id}/merge" speaks of a person. */
function idIn(path: string, ids: Ids): string {
  const noun = path.split('/')[1] ?? '';
  const table = noun === 'people' ? 'person' : noun.replace(/s$/, '');
  return idOf(table === 'grant' ? 'member_grant' : table, ids);
}

function idOf(table: string, ids: Ids): string {
  return ids.get(table) ?? '00000000-0000-4000-8000-000000000000';
}

type Schema = z.core.JSONSchema.BaseSchema;

function schemaOf(input: z.ZodType): Schema {
  return z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
}

/** Something that fits: every field is there, every id is one of the first workspace. */
function sample(schema: Schema, name: string, ids: Ids): unknown {
  const options = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (options) return sample(options[0] ?? {}, name, ids);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'object') return sampleObject(schema, ids);
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, () =>
      sample(schema.items as Schema, name, ids),
    );
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
  if (schema.type === 'boolean') return true;
  return schema.type === 'string' ? sampleText(schema, name, ids) : null;
}

function sampleObject(schema: Schema, ids: Ids): object {
  const fields = Object.entries(schema.properties ?? {}) as [string, Schema][];
  return Object.fromEntries(fields.map(([name, field]) => [name, sample(field, name, ids)]));
}

const texts = ['web', 'IT', 'it', '12:00', 'words of a stranger'];

function sampleText(schema: Schema, name: string, ids: Ids): string {
  if (schema.format === 'uuid') return idOf(name.replace(/Ids?$/, ''), ids);
  if (schema.format === 'email') return 'ladro@example.org';
  if (schema.format === 'date') return '2026-11-22';
  if (schema.format === 'date-time') return '2026-11-22T12:00:00Z';
  if (name === 'timeZone') return 'Europe/Rome';
  const fits = (text: string) => !schema.pattern || new RegExp(schema.pattern).test(text);
  const long = (text: string) => text.length >= (schema.minLength ?? 0);
  return texts.find((text) => fits(text) && long(text) && name !== 'cursor') ?? '';
}
