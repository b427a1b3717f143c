import * as z from 'zod';
import { personId } from '../../shared/contracts/primitives.ts';
import { aliases, findAccount } from './accounts.ts';
import type { Account } from './accounts.ts';
import type { Invoke } from './lambda-pool.ts';
import type { World } from './physical.ts';
import { resourcesOf } from './template.ts';

const poolShape = z.object({
  LambdaConfig: z.object({ PreTokenGenerationConfig: z.object({ LambdaArn: z.string() }) }),
});
const answerShape = z.looseObject({
  response: z
    .looseObject({
      claimsAndScopeOverrideDetails: z.looseObject({
        accessTokenGeneration: z.looseObject({
          claimsToAddOrOverride: z.object({
            organisation: z.string(),
            unit: z.string(),
            roles: z.string(),
          }),
        }),
      }),
    })
    .optional(),
});

/** Finds who signs in under a name; undefined for nobody. */
export type FindAccount = (name: string) => Promise<Account | undefined>;

/**
 * Accounts as the user pool of the templates would know them: whoever is appointed in the register carries the claims that
 * the pool's own trigger gives, everybody else is an account of the demonstration or nobody.
 */
export function appointedAccounts(world: World, invokerOf: (arn: string) => Invoke): FindAccount {
  const [pool] = resourcesOf(world.stacks, 'AWS::Cognito::UserPool');
  const trigger = pool && poolShape.safeParse(world.properties(pool)).data;
  if (trigger === undefined) return (name) => Promise.resolve(findAccount(name));
  const invoke = invokerOf(trigger.LambdaConfig.PreTokenGenerationConfig.LambdaArn);
  return async (name) => {
    const sub = aliases.get(name) ?? name;
    if (!personId.safeParse(sub).success) return undefined;
    const event = {
      version: '3',
      triggerSource: 'TokenGeneration_HostedAuth',
      request: { userAttributes: { sub } },
    };
    const outcome = await invoke(event);
    if (!outcome.ok) throw new Error(`the trigger of the user pool failed: ${outcome.fault.errorMessage}`);
    const claims = answerShape.parse(outcome.value).response?.claimsAndScopeOverrideDetails;
    return claims === undefined
      ? findAccount(name)
      : { sub, ...claims.accessTokenGeneration.claimsToAddOrOverride };
  };
}
