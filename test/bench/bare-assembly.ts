import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const referenceShape = z.object({
  'Fn::Join': z.tuple([z.string(), z.tuple([z.string(), z.object({ Ref: z.string() })])]),
});
const environmentShape = z.object({ Variables: z.record(z.string(), z.unknown()) });
const attributeShape = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const resourceShape = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Metadata: z.record(z.string(), z.unknown()).default({}),
});
type Resource = z.infer<typeof resourceShape>;
const templateShape = z.looseObject({ Resources: z.record(z.string(), resourceShape) });

/** The route that the bare handler answers at. */
export const barePath = '/bare';

/** One identity asks the gate thousands of times a second here. */
const unlimited = { GATE_QUESTIONS_PER_MINUTE: '1000000000' };

/**
 * Copies synthesized templates to a folder and adds the bare handler to them, with the properties of the gate and the
 * same authorizer: a run of the copy serves both in the same way. Nobody asks too often there.
 */
export function addBareHandler(assembly: string, bundle: string, folder: string): void {
  cpSync(assembly, folder, { recursive: true });
  mkdirSync(join(folder, 'asset.bare'));
  cpSync(bundle, join(folder, 'asset.bare/index.mjs'));
  const gateTemplate = readdirSync(folder)
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => join(folder, file))
    .map((file) => ({ file, template: templateShape.parse(JSON.parse(readFileSync(file, 'utf8'))) }))
    .find(({ template }) => gateRoute(template.Resources) !== undefined);
  if (gateTemplate === undefined) throw new Error(`${assembly}: no template has the gate`);
  const { file, template } = gateTemplate;
  const Resources = { ...template.Resources, ...bareResources(template.Resources) };
  writeFileSync(file, JSON.stringify({ ...template, Resources }));
}

function gateRoute(resources: Readonly<Record<string, Resource>>): Resource | undefined {
  return Object.values(resources).find(({ Properties }) => Properties['RouteKey'] === 'POST /gate/decisions');
}

function bareResources(resources: Readonly<Record<string, Resource>>): Readonly<Record<string, Resource>> {
  const route = named(gateRoute(resources), 'the gate');
  const [, [prefix, { Ref }]] = referenceShape.parse(route.Properties['Target'])['Fn::Join'];
  const integration = named(resources[Ref], Ref);
  const [gateId] = attributeShape.parse(integration.Properties['IntegrationUri'])['Fn::GetAtt'];
  const gate = named(resources[gateId], gateId);
  const { Variables } = environmentShape.parse(gate.Properties['Environment']);
  return {
    [gateId]: changed(gate, { Environment: { Variables: { ...Variables, ...unlimited } } }),
    Bare: { ...gate, Metadata: { ...gate.Metadata, 'aws:asset:path': 'asset.bare' } },
    BareIntegration: changed(integration, { IntegrationUri: { 'Fn::GetAtt': ['Bare', 'Arn'] } }),
    BareRoute: changed(route, {
      RouteKey: `POST ${barePath}`,
      Target: { 'Fn::Join': ['', [prefix, { Ref: 'BareIntegration' }]] },
    }),
  };
}

function named(resource: Resource | undefined, name: string): Resource {
  if (resource === undefined) throw new Error(`the templates have no ${name}`);
  return resource;
}

function changed(resource: Resource, properties: Readonly<Record<string, unknown>>): Resource {
  return { ...resource, Properties: { ...resource.Properties, ...properties } };
}
