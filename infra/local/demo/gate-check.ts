import * as z from 'zod';
import type { ApiClient } from './client.ts';
import type { Enrolled } from './enrolment.ts';
import { inFlight } from './in-flight.ts';
import { syntheticDigest } from './plan.ts';

/** Who puts releases into use, and who is told every reason. */
const deployer = 'deployer.2025:37';
const auditor = 'auditor.KTNN';
const answerShape = z.object({
  decision: z.enum(['allow', 'deny']),
  reasons: z.array(z.object({ code: z.string() })),
});

/** What the gate answered to the deployer, with the reason that only an auditor is told. */
export interface GateAnswer {
  readonly platformId: string;
  readonly decision: 'allow' | 'deny';
  readonly reason: string;
}

/** Asks for every platform whether its release may be put into operation. */
export function askGate(
  client: ApiClient,
  enrolled: readonly Enrolled[],
  answered: () => void,
): Promise<readonly GateAnswer[]> {
  return inFlight(enrolled, async ({ platformId, plan: { digest } }) => {
    const { decision } = await ask(client, deployer, { platformId, digest });
    const { reasons } = await ask(client, auditor, { platformId, digest });
    answered();
    return { platformId, decision, reason: reasons[0]?.code ?? decision };
  });
}

/** How often the gate lets a strange release in: an unknown digest, and each digest under the name of another platform. */
export async function strangersLetIn(client: ApiClient, enrolled: readonly Enrolled[]): Promise<number> {
  const names = enrolled.map(({ platformId }) => platformId);
  const strangers = enrolled.flatMap(({ platformId, plan: { platform, digest } }, index) => {
    const other = names[(index + 1) % names.length] ?? '';
    const unknown = { platformId, digest: syntheticDigest(`${platform.id}:unknown`) };
    return other === platformId ? [unknown] : [unknown, { platformId: other, digest }];
  });
  const answers = await inFlight(strangers, (stranger) => ask(client, deployer, stranger));
  return answers.filter(({ decision }) => decision === 'allow').length;
}

function ask(
  client: ApiClient,
  account: string,
  { platformId, digest }: { platformId: string; digest: string },
): Promise<z.infer<typeof answerShape>> {
  const body = { platformId, release: { digest }, purpose: 'operation', data: 'real' };
  return client.ask(account, '/gate/decisions', { body, shape: answerShape });
}
