import * as z from 'zod';
import { readCase } from '../cases/read-case.ts';
import type { WebDeps } from '../deps.ts';
import type { Field } from '../forms/field.ts';
import { plainForm } from '../forms/plain-form.ts';
import { shown } from '../refusal.ts';
import type { SignedInVisit, StaffPage } from '../visit.ts';

const change = z.object({
  isFinal: z.boolean(),
  kind: z.enum(['routine', 'adaptive', 'transformative']),
  triggers: z.array(z.object({ id: z.string(), article: z.string().nullable(), text: z.string() })),
  differences: z.array(z.object({ name: z.string(), before: z.unknown(), after: z.unknown() })),
  affected: z.array(z.string()),
  unaffected: z.number(),
  specialist: z.boolean(),
  previous: z
    .object({
      dossier: z.string(),
      version: z.string(),
      permit: z.object({ status: z.string(), validUntil: z.string() }).nullable(),
    })
    .nullable(),
});

const partWritten = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.values(value).map(partWritten).join('; ')
    : String(value);

/** A value of a dossier as people read it, one thing to a line; null where nothing was said. */
const written = (value: unknown): readonly string[] | null => {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? value.map(partWritten) : [partWritten(value)];
};

const placeOf = ({ parameters }: SignedInVisit): string =>
  `/dossiers/${encodeURIComponent(parameters['id'] ?? '')}`;

/** `GET /dossiers/{id}/change`: the release beside the one before, what kind of change it is and why, and what is assessed again. */
const changePage = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/dossiers/{id}/change',
  showTo: async (visit) => {
    const { language, session } = visit;
    const place = placeOf(visit);
    const read = shown(await deps.api({ language, token: session.token, path: `${place}/change` }), change);
    if ('answer' in read) return read.answer;
    const { differences, ...found } = read.value;
    const rows = differences.map(({ name, before, after }) => ({
      name,
      before: written(before),
      after: written(after),
    }));
    return { template: 'change.njk', data: { found, rows, place } };
  },
});

const releases = z.object({ releases: z.array(z.object({ releaseId: z.string(), version: z.string() })) });

/** The release of that version; the text itself where the platform has none, so that the API says so. */
const releaseOf = async (
  { api }: WebDeps,
  { language, session }: SignedInVisit,
  { platformId, version }: { platformId: string; version: string },
): Promise<string> => {
  const path = `/platforms/${encodeURIComponent(platformId)}`;
  const { status, body } = await api({ language, token: session.token, path });
  const known = status === 200 ? releases.parse(body).releases : [];
  return known.find((release) => release.version === version)?.releaseId ?? version;
};

const followingFields: readonly Field[] = [
  { name: 'following', at: 'follows', kind: 'one', isNeeded: true, words: ['change', 'renewal'] },
  {
    name: 'releaseVersion',
    at: 'releaseId',
    kind: 'line',
    isNeeded: true,
    hint: 'hint.followingVersion',
  },
  { name: 'proposedLevel', kind: 'one', isNeeded: true, words: ['1', '2', '3', '4', '5'] },
  { name: 'operatingUnit', kind: 'line', isNeeded: true, hint: 'hint.operatingUnit' },
  { name: 'monitoringProvider', kind: 'line', hint: 'hint.monitoringProvider' },
];

/** The form that opens a dossier which follows another: a change of the release, or the renewal of its permit. */
const followingForm = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/dossiers/{id}/following',
    heading: 'change.open',
    lead: 'change.openLead',
    done: 'open-dossier',
    fields: followingFields,
    ground: async (visit) => {
      const read = await readCase(deps, visit, visit.parameters['id'] ?? '');
      if ('answer' in read) return read;
      const { caseNumber, releaseVersion, level, operatingUnit } = read.value;
      const filled = new URLSearchParams({
        releaseVersion,
        proposedLevel: String(level),
        operatingUnit,
      });
      return { back: placeOf(visit), caption: caseNumber, filled, version: null };
    },
    wish: async ({ text }, visit) => {
      const read = await readCase(deps, visit, visit.parameters['id'] ?? '');
      const platformId = 'answer' in read ? '' : read.value.platformId;
      const version = text('releaseVersion') ?? '';
      return {
        method: 'POST',
        path: '/dossiers',
        body: {
          platformId,
          releaseId: await releaseOf(deps, visit, { platformId, version }),
          proposedLevel: Number(text('proposedLevel')),
          operatingUnit: text('operatingUnit'),
          monitoringProvider: text('monitoringProvider'),
          follows: { kind: text('following'), dossier: visit.parameters['id'] },
        },
      };
    },
  });

/** What happens to a release after its permit: the next one, and the renewal. */
export const changePages = (deps: WebDeps): readonly StaffPage[] => [
  changePage(deps),
  ...followingForm(deps),
];
