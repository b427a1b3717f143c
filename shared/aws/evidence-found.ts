import { parseEvidence, parseKeeperCard } from '../contracts/records.ts';
import type { RecordedResult } from '../domain/dossier/commands.ts';
import { wasNeverHandedIn } from '../domain/dossier/evidence-moves.ts';
import type { EvidenceFound } from '../domain/rules.ts';
import type { EvidenceRef } from '../workflow/files/evidence.ts';
import { keys } from '../workflow/keys.ts';
import type { Key } from '../workflow/keys.ts';

/** One item of the table, consistently; null where there is none. */
type Read = (key: Key) => Promise<Readonly<Record<string, unknown>> | null>;

const found = async (read: Read, { dossierId, evidenceId }: EvidenceRef): Promise<EvidenceFound[]> => {
  const [file, card] = await Promise.all([
    read(keys.evidence(dossierId, evidenceId)),
    read(keys.card('dossier', dossierId)),
  ]);
  if (file === null || card === null) return [];
  const kept = parseEvidence(file);
  const { platformId, filesErased } = parseKeeperCard(card);
  return filesErased || wasNeverHandedIn(kept)
    ? []
    : [{ dossier: dossierId, evidence: evidenceId, platformId, sha256: kept.sha256 }];
};

/** The confirmed files of references, each with the platform of the case that keeps it; what does not exist, or was erased, is absent. */
export const evidenceFound =
  (read: Read) =>
  async (refs: readonly EvidenceRef[]): Promise<EvidenceFound[]> =>
    (await Promise.all(refs.map((ref) => found(read, ref)))).flat();

/** The files that results of the case `own` rest on, each once. */
export const filesNamed = (results: readonly RecordedResult[], own: string): EvidenceRef[] => {
  const refs = results.flatMap(({ evidence = [] }) =>
    evidence.flatMap((link) =>
      'evidence' in link ? [{ dossierId: link.dossier ?? own, evidenceId: link.evidence }] : [],
    ),
  );
  return [...new Map(refs.map((ref) => [`${ref.dossierId}/${ref.evidenceId}`, ref])).values()];
};
