import * as z from 'zod';
import { attachedTo } from '../../shared/aws/confirmed-files.ts';
import type { Confirmed } from '../../shared/aws/confirmed-files.ts';
import { evidenceFound, filesNamed } from '../../shared/aws/evidence-found.ts';
import { parseDossier } from '../../shared/contracts/records.ts';
import { needsFiles } from '../../shared/domain/dossier/evidence-moves.ts';
import type { EvidenceRef, EvidenceVault } from '../../shared/workflow/files/evidence.ts';
import { holderOf, keys } from '../../shared/workflow/keys.ts';
import type { Key } from '../../shared/workflow/keys.ts';
import { nothingOutside } from '../../shared/workflow/ports.ts';
import type { Command, Fulfilled, Outside } from '../../shared/workflow/ports.ts';
import type { DossierWish, OrganisationWish } from '../../shared/workflow/wishes.ts';

/** Where files are, and what is kept of them in the table. */
export interface FilePorts {
  readonly vault: EvidenceVault;
  readonly confirmed: Confirmed;
  /** One item of the table, consistently; null where there is none. */
  readonly read: (key: Key) => Promise<Readonly<Record<string, unknown>> | null>;
  /** Every item of one partition whose sort key starts so, consistently. */
  readonly all: (pk: string, prefix: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
}

const userShape = z.object({ dossierId: z.string() }).transform(({ dossierId }) => dossierId);

const seal = async ({ vault }: FilePorts, ref: EvidenceRef, sha256: string): Promise<Fulfilled> => {
  const sealed = await vault.seal(ref, sha256);
  return 'problem' in sealed ? sealed : { items: [] };
};

/** Puts a copy into the outbox, and records for whom: nothing is given out that is not recorded. */
const open = async (
  { vault }: FilePorts,
  ref: EvidenceRef,
  { wish, holder, at }: { wish: Command; holder: string; at: string },
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
  return { items: [{ key: keys.download(holder, wish.id), body, claim: null }] };
};

/** `file-still-needed` while results of another case of the platform, which is not over, rest on files of this one. */
const refusedByUse = async ({ all, read }: FilePorts, own: string, at: string): Promise<Fulfilled> => {
  const users = await all(keys.state('dossier', own).pk, 'USEDBY#');
  const states = await Promise.all(users.map((item) => read(keys.state('dossier', userShape.parse(item)))));
  const isNeeded = states.some((item) => item !== null && needsFiles(parseDossier(item['state']), at));
  return isNeeded ? { problem: 'file-still-needed' } : { items: [] };
};

/** What a wish on a dossier asks of its files: erase all, confirm one, open one, take one out of its part, rest results on some, or name one as a signed document. */
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
        fulfil: (at) => open(ports, ref, { wish, holder: own, at }),
      };
    }
    if (wish.type === 'take-out-file')
      return { ...nothingOutside, look: () => ports.confirmed(refTo(wish.body.evidence)) };
    if (wish.type === 'record-results') {
      const { results } = wish.body;
      return { ...nothingOutside, lookAround: () => lookAt(filesNamed(results, own)) };
    }
    if (wish.type === 'complete-task') {
      const { evidence, criteria } = wish.body;
      const speaksFor = criteria.map((criterion) => ({ criterion, verdict: 'satisfied' as const, evidence }));
      const named = filesNamed(speaksFor, own);
      return { ...nothingOutside, lookAround: () => lookAt(named) };
    }
    const attached = attachedTo(ports.confirmed)(wish);
    return wish.type === 'erase-files'
      ? { ...attached, fulfil: (at) => refusedByUse(ports, own, at) }
      : attached;
  };

/** What a wish on an organisation asks of its files: confirm one, open one, or name one as a signed document. */
export const filesOfOrganisation =
  (ports: FilePorts) =>
  (wish: OrganisationWish): Outside => {
    const holder = holderOf(wish.aggregate.id);
    if (wish.type === 'confirm-file') {
      const { evidence, sha256 } = wish.body;
      const ref = { dossierId: holder, evidenceId: evidence };
      return { look: () => ports.vault.inspect(ref), fulfil: () => seal(ports, ref, sha256) };
    }
    if (wish.type !== 'open-file') return attachedTo(ports.confirmed)(wish);
    const ref = { dossierId: holder, evidenceId: wish.body.evidence };
    return {
      look: () => ports.confirmed(ref),
      fulfil: (at) => open(ports, ref, { wish, holder, at }),
    };
  };

/** What lies in quarantine is of no use once the wish to confirm it is settled; what is left there is gone in a day. */
export const tidyUp =
  ({ vault }: FilePorts) =>
  async (wish: DossierWish | OrganisationWish): Promise<void> => {
    const { id } = wish.aggregate;
    if (wish.type === 'confirm-evidence')
      await vault.discard({ dossierId: id, evidenceId: wish.body.evidence });
    if (wish.type === 'confirm-file')
      await vault.discard({ dossierId: holderOf(id), evidenceId: wish.body.evidence });
  };
