import type { RulesetId } from '../../../shared/domain/level.ts';
import type { AroundOrganisation } from '../../../shared/domain/organisation/file-acts.ts';
import { annualReportLaws } from '../../../shared/rulesets/forms.ts';
import type { Context } from '../../../shared/domain/rules.ts';
import { digestOf } from './a-case.ts';
import { lawOf } from './laws.ts';
import { organisations } from './organisations.ts';
import { digestOf as canonicalDigestOf } from '../../../shared/workflow/hash.ts';

/** Monday 2 November 2026, nine in the morning in Viet Nam: an ordinary working day inside the window of both rulesets. */
export const monday = '2026-11-02T02:00:00.000Z';

/** A PDF that was uploaded. */
export const aFile = { size: 10, sha256: digestOf('e'), mediaType: 'application/pdf' };

/** What surrounds a decision: the real ruleset, the bodies that act in 2026, and an instant. */
export const aContext = (
  now: string = monday,
  ruleset: RulesetId = 'ND331_2026',
): Context & AroundOrganisation => ({
  now,
  rules: lawOf(ruleset),
  bodies: { securityAuthority: 'BCA', registerMinistry: 'BKHCN' },
  organisations,
  ties: [],
  file: aFile,
  evidence: [],
  reportLaws: annualReportLaws(),
  digestOf: canonicalDigestOf,
});
