import { join } from 'node:path';
import { expect } from 'vitest';
import * as z from 'zod';
import { checkOffline } from '../../bin/chot/check-offline.ts';
import { gateAnswer } from '../../bin/chot/gate-answer.ts';
import { keptPermits } from '../../bin/chot/kept-papers.ts';
import { readerLanguage } from '../../bin/chot/reader.ts';
import { gateQuestion } from '../../shared/contracts/gate.ts';
import type { EmbeddedRun } from './embedded.ts';
import { digestFor } from './embedded-road.ts';
import type { Traveller } from './embedded-road.ts';

const cells = (['operation', 'trial'] as const).flatMap((purpose) =>
  (['real', 'synthetic'] as const).flatMap((data) =>
    (['same', 'other', 'unsaid'] as const).flatMap((platform) =>
      ['known', 'unknown', 'version'].flatMap((release) =>
        [undefined, 4].map((requiredLevel) => ({ purpose, data, platform, release, requiredLevel })),
      ),
    ),
  ),
);
const questionOf = (
  { purpose, data, platform, release, requiredLevel }: (typeof cells)[number],
  traveller: Traveller,
) => ({
  purpose,
  data,
  ...(platform !== 'unsaid' && { platformId: platform === 'same' ? traveller.platformId : 'pf-other' }),
  release: {
    digest: release === 'unknown' ? digestFor('unknown') : traveller.digest,
    ...(release === 'version' && { version: '2.0.0' }),
  },
  ...(requiredLevel !== undefined && { requiredLevel }),
  ...(purpose === 'trial' && { trial: { endsOn: '2020-01-01' } }),
});

/** What both ways of asking must agree on. */
const common = z.object(
  gateAnswer.pick({
    decision: true,
    enforcement: true,
    level: true,
    validUntil: true,
    permit: true,
    reasons: true,
  }).shape,
);

/** A service, the papers that it gave, and by how much its clock is ahead. */
export interface BothWays {
  readonly run: EmbeddedRun;
  readonly traveller: Traveller;
  readonly kept: string;
  readonly seenFile: string;
  readonly shiftSeconds: number;
}

/** Asks every question of the service and, at the same moment, of the papers; expects one answer and says which there were. */
export async function askBothWays(both: BothWays): Promise<Set<string>> {
  const { run, traveller, kept, seenFile, shiftSeconds } = both;
  const outcomes = new Set<string>();
  const [permit = ''] = await keptPermits(kept, traveller.digest);
  for (const cell of cells) {
    const body = questionOf(cell, traveller);
    const answer = await run.api('POST', '/gate/decisions', {
      account: 'owner',
      body,
      headers: { 'accept-language': readerLanguage() },
    });
    const online = common.parse(answer.body);
    const papers = {
      permits: [permit],
      status: join(kept, 'status.json'),
      keys: join(kept, 'jwks.json'),
    };
    const now = new Date(Date.now() + shiftSeconds * 1000).toISOString();
    const terms = { now, acceptSynthetic: true, organisation: 'BTC', seenFile, remembers: false };
    const offline = common.parse(await checkOffline(gateQuestion.parse(body), papers, terms));
    expect({ cell, ...offline }).toEqual({ cell, ...online });
    outcomes.add(online.reasons[0]?.code ?? online.decision);
  }
  return outcomes;
}
