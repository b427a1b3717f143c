import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const resourceShape = z.object({
  Type: z.string(),
  Condition: z.string().optional(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Metadata: z.record(z.string(), z.unknown()).default({}),
});
const templateShape = z.object({
  Parameters: z
    .record(z.string(), z.object({ Default: z.union([z.string(), z.number()]).optional() }))
    .default({}),
  Resources: z.record(z.string(), resourceShape).default({}),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
});

/** One resource of a synthesized template, its properties not yet resolved. */
export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** One synthesized template; exports are found by name, parameters by id. */
export interface Stack {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly exports: readonly { readonly name: unknown; readonly value: unknown }[];
}

/** Reads every `*.template.json` of a CDK output folder; given parameters win over defaults; a folder without any is refused. */
export function readTemplates(
  folder: string,
  given: Readonly<Record<string, string>> = {},
): readonly Stack[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
  if (files.length === 0) throw new Error(`${folder}: no synthesized template; run npm run synth`);
  return files.sort().map((file) => {
    const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    return readStack(file.replace('.template.json', ''), content, given);
  });
}

/** Reads one template; a parameter without value, or a resource under a condition, is refused by name. */
export function readStack(
  name: string,
  content: unknown,
  given: Readonly<Record<string, string>> = {},
): Stack {
  const { Parameters, Resources, Outputs } = templateShape.parse(content);
  const parameters = Object.entries(Parameters).map(([id, { Default }]): [string, string] => {
    const value = given[id] ?? Default;
    if (value === undefined) throw new Error(`${name}: the parameter ${id} has no value`);
    return [id, String(value)];
  });
  const resources = Object.entries(Resources).map(([id, resource]): [string, Resource] => {
    if (resource.Condition !== undefined) {
      throw new Error(`${name}: ${id} depends on the condition ${resource.Condition}`);
    }
    const { Type: type, Properties: properties, Metadata: metadata } = resource;
    return [id, { stack: name, id, type, properties, metadata }];
  });
  const exports = Object.values(Outputs).flatMap(({ Value: value, Export }) =>
    Export === undefined ? [] : [{ name: Export.Name, value }],
  );
  return { name, parameters: new Map(parameters), resources: new Map(resources), exports };
}

/** All resources of one type, over all stacks, in the order of the templates. */
export function resourcesOf(stacks: readonly Stack[], type: string): readonly Resource[] {
  return stacks
    .flatMap((stack) => [...stack.resources.values()])
    .filter((resource) => resource.type === type);
}
