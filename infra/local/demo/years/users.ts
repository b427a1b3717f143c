import * as z from 'zod';
import type { Desk } from '../desk.ts';
import type { Enrolled } from '../enrolment.ts';
import { inFlight } from '../in-flight.ts';
import { everyPage } from '../outcome.ts';
import { documentName } from '../texts.ts';
import { hasFate } from './fates.ts';

const place = '2025:37';
export const locality = `locality.${place}`;
const deployer = `deployer.${place}`;
/** Of so many real platforms one is in use here. */
const oneOf = 8;

const auditor = 'auditor.KTNN';
const adoptionsShape = z.object({ items: z.array(z.object({ platformId: z.string() })) });
const deploymentShape = z.object({ platformId: z.string() });
const anything = z.unknown();

/** The platforms that a province takes into use: those that something will happen to, and some that nothing does. */
export const usedOf = (enrolled: readonly Enrolled[]): readonly Enrolled[] =>
  enrolled.filter(
    ({ plan: { platform, ending } }, index) =>
      ending === 'published' && (hasFate(platform.id) || index % oneOf === 0),
  );

async function report(desk: Desk, { platformId, plan }: Enrolled, state: 'running' | 'stopped') {
  const release = { digest: plan.digest };
  const body = { platformId, release, environment: 'production', locality: place, state };
  await desk.client.ask(deployer, '/gate/deployments', { body, shape: anything });
}

async function declare(desk: Desk, { platformId, plan }: Enrolled, status: 'in-use' | 'ended') {
  const document = documentName('adoption', { id: plan.platform.id });
  await desk.send(locality, {
    method: 'POST',
    path: `/platforms/${platformId}/adoptions`,
    body: { basis: 'separate-document', document, day: desk.day, status },
    key: desk.keyFor(plan.platform.id, 'adoption'),
  });
}

/** The province declares that it uses them, and reports that they run. */
export async function takeIntoUse(desk: Desk, used: readonly Enrolled[]): Promise<void> {
  await inFlight(used, async (one) => {
    await declare(desk, one, 'in-use');
    await report(desk, one, 'running');
  });
}

/** The province stops what may not run any more, and says that it uses it no longer. */
export async function stopUsing(desk: Desk, stopped: readonly Enrolled[]): Promise<void> {
  await inFlight(stopped, async (one) => {
    await report(desk, one, 'stopped');
    await declare(desk, one, 'ended');
  });
}

/** The platforms that somebody has declared to use, and that have no valid permit, as an auditor sees all of them. */
export async function adoptionsOverdueIn({ client }: Desk): Promise<readonly string[]> {
  const { items } = await client.read('/adoptions/overdue', adoptionsShape, auditor);
  return items.map(({ platformId }) => platformId);
}

/** The platforms that run in the province without a permit that is valid. */
export async function overdueIn({ client }: Desk): Promise<readonly string[]> {
  const found = await everyPage('/gate/deployments?overdue=true', deploymentShape, (path, shape) =>
    client.read(path, shape, deployer),
  );
  return found.map(({ platformId }) => platformId).toSorted();
}
