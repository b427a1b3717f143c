import { systemActor } from '../../shared/domain/actor.ts';
import type { CaseFacts } from '../../shared/domain/dossier/dossier.ts';
import { opened } from '../../shared/domain/dossier/dossier.ts';
import { digestOf } from '../../shared/workflow/hash.ts';
import type { Commit, EventEnvelope, Receipt, SideItem } from '../../shared/workflow/ports.ts';

export const noon = '2026-11-23T05:00:00.000Z';
export const digest = `sha256:${'a'.repeat(64)}`;

export const facts: CaseFacts = {
  id: 'ds-1',
  platformId: 'pf-1',
  releaseId: 'rl-1',
  version: '1.0.0',
  digests: [digest],
  purl: null,
  ruleset: 'ND331_2026',
  rulesetVersion: '1',
  projectStartedOn: null,
  synthetic: true,
  vendor: 'CTY-A',
  vendorUnit: 'CTY-A/delivery',
  owner: 'BTC',
  ownerPublishes: true,
  operatingUnit: 'BTC/operations',
  monitoringProvider: null,
  proposedLevel: 1,
};

/** A receipt of one command on the dossier `ds-1`. */
export const receiptOf = (commandId: string, change: Partial<Receipt> = {}): Receipt => ({
  commandId,
  type: 'save-content',
  aggregate: { kind: 'dossier', id: 'ds-1' },
  status: 'applied',
  author: 'vendor.CTY-A',
  bodyHash: null,
  correlationId: 'r-1',
  at: noon,
  version: 1,
  events: ['ContentSaved'],
  refusal: null,
  followUps: [],
  ...change,
});

/** The commit by which a command takes a dossier from one version to the next, with what else it writes. */
export const commitOf = (
  commandId: string,
  expectedVersion = 0,
  { id = 'ds-1', items = [] }: { id?: string; items?: readonly SideItem[] } = {},
): Commit => {
  const aggregate = { kind: 'dossier', id } as const;
  const envelope: EventEnvelope = {
    schemaVersion: 1,
    aggregate,
    version: expectedVersion + 1,
    at: noon,
    actor: { subject: 'vendor.CTY-A', unit: 'CTY-A/delivery', organisation: 'CTY-A' },
    capacity: null,
    ruling: null,
    decidedOn: null,
    commandId,
    correlationId: 'r-1',
    prevHash: null,
    events: [{ type: 'DossierSubmitted' }],
  };
  return {
    aggregate,
    expectedVersion,
    head: digestOf(envelope),
    state: { ...opened({ ...facts, id }, '2026-11-23'), submissions: expectedVersion + 1 },
    envelope,
    receipt: receiptOf(commandId, { aggregate, version: expectedVersion + 1 }),
    items,
  };
};

/** An item beside the state. */
export const sideItem = (sk: string, body: SideItem['body'] = { text: sk }): SideItem => ({
  key: { pk: 'DOSSIER#ds-1', sk },
  body,
  claim: null,
});

/** A claim on a name, or its release. */
export const claim = (name: string, body: SideItem['body'] = { holder: name }): SideItem => ({
  key: { pk: `CLAIM#platform-name#${name}`, sk: 'CLAIM' },
  body,
  claim: body === null ? null : 'name-taken',
});

/** A receipt whose follow-ups must come back as they went. */
export const receiptWithFollowUps = (commandId: string): Receipt =>
  receiptOf(commandId, {
    followUps: [
      { to: 'sign', task: { kind: 'sign-permit', digest, platformId: 'pf-1', dossierId: 'ds-1' } },
      { to: 'sign', task: { kind: 'sign-status-list', causedBy: commandId } },
      {
        to: 'publication',
        command: {
          id: `${commandId}.1`,
          type: 'announce-successor',
          aggregate: { kind: 'dossier', id: 'ds-0' },
          actor: systemActor,
          body: { supersededFrom: noon },
          correlationId: 'r-1',
        },
      },
    ],
  });
