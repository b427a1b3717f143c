import { describe, expect, it } from 'vitest';
import type { AppointmentOf } from '../../functions/claims/claims.ts';
import { parseClaimsEvent, withClaims } from '../../functions/claims/claims.ts';

const appointments: Readonly<Record<string, Awaited<ReturnType<AppointmentOf>>>> = {
  'person-1': { organisation: 'BTC', unit: 'BTC/security', roles: ['appraiser', 'auditor'] },
  'client-1': { organisation: '2025:37', unit: '2025:37/pipeline', roles: ['deployer'] },
};
const appointmentOf: AppointmentOf = (subject) => Promise.resolve(appointments[subject] ?? null);
const addClaims = (event: unknown) => withClaims(appointmentOf)(parseClaimsEvent(event));

/** The events of a pre token generation trigger, version V3_0, as Cognito sends them. */
const common = { version: '3', region: 'ap-southeast-1', userPoolId: 'pool', response: {} };
const person = (sub: string) => ({
  ...common,
  triggerSource: 'TokenGeneration_HostedAuth',
  userName: 'client-1',
  callerContext: { awsSdkVersion: 'x', clientId: 'client-1' },
  request: { userAttributes: { sub, email: 'an@example.vn' }, groupConfiguration: {}, scopes: ['openid'] },
});
const machine = (clientId: string) => ({
  ...common,
  triggerSource: 'TokenGeneration_ClientCredentials',
  userName: clientId,
  callerContext: { awsSdkVersion: 'x', clientId },
  request: { userAttributes: {}, groupConfiguration: {}, scopes: ['chot/gate'] },
});
const claims = (organisation: string, unit: string, roles: string) => {
  const part = { claimsToAddOrOverride: { organisation, unit, roles } };
  return {
    response: { claimsAndScopeOverrideDetails: { idTokenGeneration: part, accessTokenGeneration: part } },
  };
};

describe('a token', () => {
  it('of a person says for whom they act, whichever client they came through', async () => {
    const answer = await addClaims(person('person-1'));
    expect(answer).toEqual({ ...person('person-1'), ...claims('BTC', 'BTC/security', 'appraiser auditor') });
  });

  it('of a machine says for whom it acts, by the id of its client', async () => {
    expect(await addClaims(machine('client-1'))).toMatchObject(
      claims('2025:37', '2025:37/pipeline', 'deployer'),
    );
  });

  it.each([person('nobody'), machine('nobody')])(
    'of somebody without appointment says nothing',
    async (event) => {
      expect(await addClaims(event)).toEqual(event);
    },
  );

  it.each([
    null,
    {},
    { ...person('person-1'), version: '2' },
    { ...person('person-1'), triggerSource: 'PostConfirmation_ConfirmSignUp' },
    { ...person('person-1'), request: { userAttributes: {} } },
    { ...machine('client-1'), callerContext: {} },
  ])('is not made for an event of another form', (event) => {
    expect(() => parseClaimsEvent(event)).toThrow();
  });

  it('is not made where the appointment cannot be read', async () => {
    const broken = withClaims(() => Promise.reject(new Error('the table is away')));
    await expect(broken(parseClaimsEvent(person('person-1')))).rejects.toThrow('the table is away');
  });
});
