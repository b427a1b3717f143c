import { describe, expect, it } from 'vitest';
import { decidePlatform } from '../../../shared/domain/platform/decide.ts';
import { refusalCodes } from '../../../shared/domain/refusal.ts';
import type { RefusalCode } from '../../../shared/domain/refusal.ts';
import { adoptionRefusals } from '../../support/domain/adoption-refusals.ts';
import { dossierRefusals } from '../../support/domain/dossier-refusals.ts';
import { listRefusals } from '../../support/domain/list-refusals.ts';
import { organisationRefusals } from '../../support/domain/organisation-refusals.ts';
import { platformIncidentRefusals } from '../../support/domain/platform-incidents.ts';
import { platformRefusals } from '../../support/domain/platform-refusals.ts';
import { relaxationRefusals } from '../../support/domain/relaxation-refusals.ts';
import { webhookRefusals } from '../../support/domain/webhook-refusals.ts';
import { aContext } from '../../support/domain/surroundings.ts';
import { given, refused } from '../../support/domain/scenario.ts';

/** Given by the claims of a commit on a name or a release, not by a decision. */
const ofClaims = ['case-number-taken', 'dossier-already-open', 'name-taken'] satisfies RefusalCode[];
/** Asked of the register before every decision, and of the profile of a person: each has a test of its own. */
const ofOthers = ['not-appointed', 'not-your-profile'] satisfies RefusalCode[];

describe('a refused wish on a dossier', () => {
  it.each(dossierRefusals)('$code: $because', ({ code, details, history, command, context }) => {
    given(history, context).when(command).then(refused(code, details));
  });
});

describe('a refused wish on a platform', () => {
  it.each([...platformRefusals, ...platformIncidentRefusals, ...adoptionRefusals])(
    '$code: $because',
    ({ code, details = {}, current, command }) => {
      expect(decidePlatform({ ...current, id: 'pf-1' }, command, aContext())).toEqual({
        ok: false,
        refusal: { code, details },
      });
    },
  );
});

describe('the codes of refusal', () => {
  it('are each given in a scenario above, but those that no decision gives', () => {
    const given_ = [
      ...dossierRefusals,
      ...platformRefusals,
      ...platformIncidentRefusals,
      ...adoptionRefusals,
      ...organisationRefusals,
      ...relaxationRefusals,
      ...listRefusals,
      ...webhookRefusals,
    ].map(({ code }) => code);
    const elsewhere: readonly RefusalCode[] = [...ofClaims, ...ofOthers];
    const accounted = new Set([...given_, ...elsewhere]);
    expect(refusalCodes.filter((code) => !accounted.has(code))).toEqual([]);
    expect(elsewhere.filter((code) => given_.includes(code))).toEqual([]);
  });
});
