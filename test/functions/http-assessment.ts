import { createHash } from 'node:crypto';
import * as z from 'zod';
import { contentOfLevel } from '../support/domain/a-content.ts';
import { takenFiles } from '../support/sample-files.ts';
import { people } from '../workflow/people.ts';
import { openCase } from './http-desk.ts';
import type { Desk } from './http-desk.ts';

const pdf = takenFiles['application/pdf'];
/** A PDF as it is announced. */
export const file = {
  name: 'Báo cáo quét.pdf',
  size: pdf.length,
  sha256: `sha256:${createHash('sha256').update(pdf).digest('hex')}`,
};
const place = z.object({ evidenceId: z.string() });
/** The document of a ruling. */
export const ruling = { documentNumber: '1/QĐ', documentDate: '2026-11-20' };

type Person = (typeof people)[keyof typeof people];

/** The moves of one case at a desk, each on the version as it stands, and each applied or thrown. */
export const movesAt = ({ call, settle }: Desk, dossierId: string) => {
  const path = `/dossiers/${dossierId}`;
  const decide = async (move: string, actor: Person, body: object) => {
    const { headers: shown } = await call(`GET ${path}`, { actor: people.auditor });
    const headers = { 'if-match': shown['etag'] ?? '', prefer: 'wait=5' };
    const method = move === 'content' ? 'PUT' : 'POST';
    return call(`${method} ${path}/${move}`, { actor, body, headers });
  };
  const applied = async (move: string, actor: Person, body: object) => {
    const answer = await decide(move, actor, body);
    if (answer.status !== 200) throw new Error(`${move} came to ${answer.text}`);
  };
  const made = async (move: string, actor: Person, body: object) => {
    const { commandId } = z
      .object({ commandId: z.string() })
      .parse((await call(`POST ${path}/${move}`, { actor, body, headers: { prefer: 'wait=5' } })).body);
    return commandId;
  };
  return {
    decide,
    applied,
    made,
    settle: (move: string, actor: Person, body: object) => settle(`POST ${path}/${move}`, actor, body),
  };
};

type Moves = ReturnType<typeof movesAt>;

/** Brings a case at a desk to an approved level, which it proposes with its content; what is heard comes before the appraisal. */
export const approved = async (
  desk: Desk,
  dossierId: string,
  { level, hear }: { level: 3 | 5; hear?: (moves: Moves) => Promise<void> },
) => {
  const moves = movesAt(desk, dossierId);
  const { applied, settle } = moves;
  await applied('content', people.vendor, { ...contentOfLevel(level), proposedLevel: level });
  await settle('submission', people.vendor, {});
  if (level === 5) await settle('expert-opinion', people.appraiser, { ruling, opinion: 'Phù hợp' });
  await hear?.(moves);
  const appraiser = level === 5 ? people.police : people.appraiser;
  await applied('appraisal', appraiser, { verdict: 'suitable', level, ruling });
  const decision = level === 5 ? { primeMinisterDecision: '1/QĐ-TTg' } : {};
  await applied('level-approval', people.owner, { decision: 'approve', ruling, ...decision });
};

/** Takes a case at a desk under assessment. */
export const assessing = async (desk: Desk, dossierId: string, level: 3 | 5 = 3) => {
  await approved(desk, dossierId, { level });
  const assignment = { organisation: 'DGA', unit: 'DGA/assessment' };
  await movesAt(desk, dossierId).settle('assignment', people.owner, assignment);
};

/** Brings a file into a case and confirms it. */
export const bring = async ({ call, settle, files }: Desk, dossierId: string): Promise<string> => {
  const path = `/dossiers/${dossierId}/evidence`;
  const { evidenceId } = place.parse((await call(`POST ${path}`, { actor: people.vendor, body: file })).body);
  await files.quarantine.putNew(`${dossierId}/${evidenceId}`, pdf);
  await settle(`POST ${path}/${evidenceId}/confirmation`, people.vendor, file);
  return evidenceId;
};

const listed = z.object({ items: z.array(z.object({ id: z.string(), due: z.string() })) });

/** Brings a new case at a desk to *eligible*, so that its release has a permit; evidence is on paper. */
export const concluded = async (desk: Desk, nameVi: string) => {
  const opened = await openCase(desk, { nameVi });
  await assessing(desk, opened.dossierId);
  const { settle, applied } = movesAt(desk, opened.dossierId);
  const { body } = await desk.call(`GET /dossiers/${opened.dossierId}/criteria`, { actor: people.assessor });
  const evidence = [{ paper: 'Biên bản 3/BB', effectiveOn: ruling.documentDate }];
  const results = listed
    .parse(body)
    .items.filter(({ due }) => due === 'before-conclusion')
    .map(({ id }) => ({ criterion: id, verdict: 'satisfied', evidence }));
  for (let n = 0; n < results.length; n += 50)
    await settle('results', people.assessor, { results: results.slice(n, n + 50) });
  await applied('conclusion', people.assessor, {
    verdict: 'eligible',
    planFullyImplemented: true,
    acceptanceReport: { number: '7/BC', date: ruling.documentDate },
    reasons: 'Đủ điều kiện.',
    ruling,
  });
  return opened;
};
