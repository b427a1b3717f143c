import { expect, it } from 'vitest';
import { permitStatement } from '../../shared/workflow/permit-statement.ts';
import { digestOf } from '../support/domain/a-case.ts';
import { dossierIn } from '../support/domain/road.ts';
import { aContext } from '../support/domain/surroundings.ts';

const dossier = dossierIn('eligible');
const frozen = dossier.conclusion?.frozen;
const statement: unknown = JSON.parse(permitStatement(dossier, digestOf('a'), aContext().rules));

it('the signed permit is a verification summary (SLSA VSA v1) that names the law in its version, and what was concluded from', () => {
  expect(statement).toMatchObject({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ digest: { sha256: 'a'.repeat(64) } }],
    predicateType: 'https://slsa.dev/verification_summary/v1',
    predicate: {
      verifier: { id: 'urn:chot:gate' },
      timeVerified: dossier.permit?.issuedAt,
      resourceUri: 'urn:chot:platform:pf-1',
      policy: {
        uri: 'urn:chot:ruleset:ND331_2026:1',
        digest: { sha256: frozen?.catalogue.replace('sha256:', '') },
      },
      verificationResult: 'PASSED',
      verifiedLevels: ['VN_SECURITY_LEVEL_3'],
      'urn:chot:permit:ruleset': { id: 'ND331_2026', version: '1' },
      'urn:chot:permit:basis': frozen,
    },
  });
  expect(Object.values(frozen ?? {})).toHaveLength(4);
});

it('a permit of a conclusion that froze nothing yet names the law alone', () => {
  const before = { ...dossier, conclusion: dossier.conclusion && { ...dossier.conclusion, frozen: null } };
  const { predicate } = JSON.parse(permitStatement(before, digestOf('a'), aContext().rules));
  expect(predicate).toMatchObject({ policy: { uri: 'urn:chot:ruleset:ND331_2026:1' } });
  expect(predicate).not.toHaveProperty('urn:chot:permit:basis');
});
