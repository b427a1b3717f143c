import { attachedTo } from '../../shared/aws/confirmed-files.ts';
import type { Confirmed } from '../../shared/aws/confirmed-files.ts';
import { evidenceFound, filesNamed } from '../../shared/aws/evidence-found.ts';
import type { EvidenceRef, EvidenceVault } from '../../shared/workflow/files/evidence.ts';
import { keys } from '../../shared/workflow/keys.ts';
import type { Key } from '../../shared/workflow/keys.ts';
import { nothingOutside } from '../../shared/workflow/ports.ts';
import type { Fulfilled, Outside } from '../../shared/workflow/ports.ts';
import type { DossierWish } from '../../shared/workflow/wishes.ts';

/** Where files are, and what is kept of them in the table. */
export interface FilePorts {
  readonly vault: EvidenceVault;
  readonly confirmed: Confirmed;
  /** One item of the table, consistently; null where there is none. */
  readonly read: (key: Key) => Promise<Readonly<Record<string, unknown>> | null>;
}

const seal = async ({ vault }: FilePorts, ref: EvidenceRef, sha256: string): Promise<Fulfilled> => {
  const sealed = await vault.seal(ref, sha256);
  return 'problem' in sealed ? sealed : { items: [] };
};

/** Puts a copy into the outbox, and records for whom: nothing is given out that is not recorded. */
const open = async (
  { vault }: FilePorts,
  ref: EvidenceRef,
  { wish, at }: { wish: DossierWish; at: string },
): Promise<Fulfilled> => {
  const opened = await vault.open(ref);
  if ('problem' in opened) return opened;
  const { subject, unit, organisation } = wish.actor;
  const body = {
    evidence: ref.evidenceId,
    dossier: ref.dossierId,
    outboxKey: opened.outboxKey,
    at,
    to: { subject, unit, organisation },
  };
  return { items: [{ key: keys.download(wish.aggregate.id, wish.id), body, claim: null }] };
};

/** What a wish on a dossier asks of its files: confirm one, open one, rest results on some, or name one as a signed document. */
export const filesOfWish =
  (ports: FilePorts) =>
  (wish: DossierWish): Outside => {
    const own = wish.aggregate.id;
    const refTo = (evidenceId: string, dossierId = own) => ({ dossierId, evidenceId });
    const lookAt = evidenceFound(ports.read);
    if (wish.type === 'confirm-evidence') {
      const ref = refTo(wish.body.evidence);
      return { look: () => ports.vault.inspect(ref), fulfil: () => seal(ports, ref, wish.body.sha256) };
    }
    if (wish.type === 'open-evidence') {
      const ref = refTo(wish.body.evidence, wish.body.dossier);
      return {
        look: () => ports.confirmed(ref),
        lookAround: () => lookAt(ref.dossierId === own ? [] : [ref]),
        fulfil: (at) => open(ports, ref, { wish, at }),
      };
    }
    if (wish.type === 'record-results') {
      const { results } = wish.body;
      return { ...nothingOutside, lookAround: () => lookAt(filesNamed(results, own)) };
    }
    if (wish.type === 'complete-task') {
      const { criterion, evidence } = wish.body;
      const named = filesNamed([{ criterion, verdict: 'satisfied', evidence }], own);
      return { ...nothingOutside, lookAround: () => lookAt(named) };
    }
    return attachedTo(ports.confirmed)(wish);
  };

/** What lies in quarantine is of no use once the wish to confirm it is settled; what is left there is gone in a day. */
export const tidyUp =
  ({ vault }: FilePorts) =>
  async (wish: DossierWish): Promise<void> => {
    if (wish.type !== 'confirm-evidence') return;
    await vault.discard({ dossierId: wish.aggregate.id, evidenceId: wish.body.evidence });
  };
