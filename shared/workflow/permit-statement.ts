import type { Dossier } from '../domain/dossier/dossier.ts';
import { levelOf } from '../domain/dossier/dossier.ts';
import type { Rules } from '../domain/rules.ts';
import { canonical } from './hash.ts';

/** DSSE payload type of an in-toto statement (in-toto attestation framework v1). */
export const permitPayloadType = 'application/vnd.in-toto+json';

const hexOf = (digest: string): string => digest.replace('sha256:', '');

/**
 * The exact bytes to sign for one digest: in-toto Statement v1 with a SLSA verification summary v1, plus fields of ours
 * under URI names, as the specification allows: `policy` is the list of criteria in its version, by the digest of it, and
 * `urn:chot:permit:basis` the digests of catalogue, results, evidence and facts that the conclusion froze. RFC 8785 canonical, so that the same facts give the same bytes.
 */
export const permitStatement = (
  dossier: Dossier,
  digest: string,
  { statusListFreshnessHours }: Pick<Rules, 'statusListFreshnessHours'>,
): string => {
  const { facts, permit } = dossier;
  const level = levelOf(dossier);
  if (permit === null) throw new Error(`dossier ${facts.id} has no permit to state`);
  const frozen = dossier.conclusion?.frozen ?? null;
  return canonical({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      {
        name: facts.purl ?? `${facts.platformId}@${facts.version}`,
        digest: { sha256: hexOf(digest) },
      },
    ],
    predicateType: 'https://slsa.dev/verification_summary/v1',
    predicate: {
      verifier: { id: 'urn:chot:gate' },
      timeVerified: permit.issuedAt,
      resourceUri: `urn:chot:platform:${facts.platformId}`,
      policy: {
        uri: `urn:chot:ruleset:${facts.ruleset}:${facts.rulesetVersion}`,
        ...(frozen && { digest: { sha256: hexOf(frozen.catalogue) } }),
      },
      verificationResult: 'PASSED',
      verifiedLevels: [`VN_SECURITY_LEVEL_${String(level)}`],
      'urn:chot:permit:validUntil': permit.validUntil,
      'urn:chot:permit:dataClass': 'real',
      'urn:chot:permit:synthetic': facts.synthetic,
      'urn:chot:permit:dossier': facts.id,
      'urn:chot:permit:version': facts.version,
      'urn:chot:permit:purl': facts.purl,
      'urn:chot:permit:statusFreshForHours': statusListFreshnessHours[level],
      'urn:chot:permit:ruleset': { id: facts.ruleset, version: facts.rulesetVersion },
      ...(frozen && { 'urn:chot:permit:basis': frozen }),
    },
  });
};
