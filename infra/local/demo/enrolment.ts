import type { Desk } from './desk.ts';
import type { Plan } from './plan.ts';

const registrar = 'registrar.BKHCN';

/** A platform on the register with a release of it, before any dossier. */
export interface Enrolled {
  readonly plan: Plan;
  readonly platformId: string;
  readonly releaseId: string;
}

/** Gives a real platform its invented vendor, or registers one that does not exist; then its vendor adds a release. */
export async function enrol(desk: Desk, plan: Plan): Promise<Enrolled> {
  const { platform, vendor, digest } = plan;
  const platformId = platform.synthetic ? await registered(desk, plan) : platform.id;
  if (!platform.synthetic) {
    const path = `/platforms/${platform.id}`;
    await desk.send(registrar, { method: 'PATCH', path, body: { vendor }, key: `${platform.id}/vendor` });
  }
  const { key, ...release } = {
    method: 'POST' as const,
    path: `/platforms/${platformId}/releases`,
    body: { version: '1.0.0', purl: `pkg:generic/${platform.id.toLowerCase()}@1.0.0`, digests: [digest] },
    key: `${platform.id}/release`,
  };
  await desk.send(`vendor.${vendor}`, { ...release, key });
  return { plan, platformId, releaseId: await releaseOf(desk, plan, platformId) };
}
