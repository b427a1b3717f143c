import * as z from 'zod';
import type { Desk } from './desk.ts';
import type { Plan } from './plan.ts';

const registrar = 'registrar.BKHCN';
const releasesShape = z.object({ releases: z.tuple([z.object({ releaseId: z.string() })]) });

/** A platform on the register with a release of it, before any dossier. */
export interface Enrolled {
  readonly plan: Plan;
  readonly platformId: string;
  readonly releaseId: string;
}

/** Gives a real platform its invented vendor, or registers one that does not exist; then its vendor adds a release. */
export async function enrol(desk: Desk, plan: Plan): Promise<Enrolled> {
  const { platform, digest } = plan;
  const vendor = `vendor.${plan.vendor}`;
  const platformId = platform.synthetic ? await register(desk, plan) : await giveVendor(desk, plan);
  await desk.send(vendor, {
    method: 'POST',
    path: `/platforms/${platformId}/releases`,
    body: { version: '1.0.0', digests: [digest] },
    key: `${platform.id}/release`,
  });
  const { releases } = await desk.client.read(`/platforms/${platformId}`, releasesShape, vendor);
  return { plan, platformId, releaseId: releases[0].releaseId };
}

/** The register names no vendor of a real platform, and goes on naming its owner as its sources do. */
async function giveVendor(desk: Desk, { platform: { id }, vendor }: Plan): Promise<string> {
  const wish = { method: 'PATCH', path: `/platforms/${id}`, body: { vendor }, key: `${id}/vendor` } as const;
  await desk.send(registrar, wish);
  return id;
}

async function register(desk: Desk, { platform, vendor, owner }: Plan): Promise<string> {
  const { id, nameVi, nameEn, category } = platform;
  const { aggregate } = await desk.send(`vendor.${vendor}`, {
    method: 'POST',
    path: '/platforms',
    body: { nameVi, nameEn, owner, category, fictional: true },
    key: `${id}/registration`,
  });
  return aggregate.id;
}
