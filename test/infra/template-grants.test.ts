import { expect, test } from 'vitest';
import { z } from 'zod';
import { grants } from './function-grants.ts';
import { newTemplates, propertiesOf } from './templates.ts';

const { state, workflow } = newTemplates();
const list = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item), item.transform((only) => [only])]);
const statement = z.strictObject({
  Effect: z.literal('Allow'),
  Action: list(z.string()),
  Resource: list(z.unknown()),
  Condition: z.record(z.string(), z.record(z.string(), z.array(z.string()))).optional(),
});
const role = z.object({
  AssumeRolePolicyDocument: z.object({
    Statement: z.tuple([z.object({ Principal: z.object({ Service: z.string() }) })]),
  }),
  Policies: z.tuple([z.object({ PolicyDocument: z.object({ Statement: z.array(statement) }) })]),
  ManagedPolicyArns: z.undefined().optional(),
});

/** `action resource` for each action on each resource, with the condition if there is one. */
function rightsOf(properties: Record<string, unknown>): readonly string[] {
  const [policy] = role.parse(properties).Policies;
  return policy.PolicyDocument.Statement.flatMap(({ Action, Resource, Condition }) => {
    const condition = Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => ` if ${operator} ${key} ${values.join(' ')}`),
    );
    return Action.flatMap((action) =>
      Resource.map((resource) => `${action} ${nameOf(resource)}${condition.join('')}`),
    );
  });
}

const reference = z.union([
  z.string(),
  z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }).transform((it) => it['Fn::GetAtt'][0]),
  z.object({ Ref: z.string() }).transform((it) => it.Ref),
  z.object({ 'Fn::ImportValue': z.string() }).transform((it) => exported(it['Fn::ImportValue'])),
]);
const joined = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(reference)]) });

function nameOf(resource: unknown): string {
  const parts = joined.safeParse(resource);
  return parts.success ? parts.data['Fn::Join'][1].join('') : reference.parse(resource);
}

function exported(name: string): string {
  const match = /ExportsOutputFnGetAtt(?<resource>[A-Za-z]+)Arn[0-9A-F]{8}$/.exec(name);
  return match?.groups?.['resource'] ?? name;
}

const roles = propertiesOf(workflow, 'AWS::IAM::Role');
const houseRights = (id: string) => [
  `logs:CreateLogStream ${id}Logs`,
  `logs:PutLogEvents ${id}Logs`,
  'xray:PutTraceSegments *',
  'xray:PutTelemetryRecords *',
];

test.each(Object.entries(grants))('%s may do exactly what its row says', (id, expected) => {
  const rights = rightsOf(roles.get(`${id}Role`) ?? {});
  expect(rights.toSorted()).toEqual([...expected, ...houseRights(id)].toSorted());
});

test('every function has a role of its own, and no role gets a right from elsewhere', () => {
  const used = [...propertiesOf(workflow, 'AWS::Lambda::Function')].map(([id, { Role }]) => [
    id,
    nameOf(Role),
  ]);
  expect(used).toEqual(Object.keys(grants).map((id) => [id, `${id}Role`]));
  workflow.resourceCountIs('AWS::IAM::Policy', 0);
  workflow.resourceCountIs('AWS::IAM::ManagedPolicy', 0);
});

test('the scheduler may run the sweep and nothing else', () => {
  const others = [...roles].filter(([id]) => !Object.keys(grants).some((name) => id === `${name}Role`));
  expect(others.map(([, properties]) => rightsOf(properties))).toEqual([['lambda:InvokeFunction Clock']]);
});

test('no right is a wildcard, but tracing, which AWS cannot limit, and the objects of one bucket', () => {
  const limited = /^xray:|^s3:\w+Object (?:Quarantine|Evidence|Outbox|ExportFiles)\/\*$/;
  const all = [...roles.values()].flatMap(rightsOf).filter((right) => !limited.test(right));
  expect(all.filter((right) => right.replace(/ if .*$/, '').includes('*'))).toEqual([]);
});

test('only the signer may sign, and only one worker may read what is sealed', () => {
  const holders = (right: RegExp) =>
    [...roles].filter(([, properties]) => right.test(JSON.stringify(properties))).map(([id]) => id);
  expect(holders(/kms:(?:Sign|GetPublicKey)/)).toEqual(['SignerRole']);
  expect(holders(/kms:Decrypt/)).toEqual(['AssessmentRole', 'WebhookRole']);
  expect(holders(/kms:GenerateDataKey/)).toEqual(['AssessmentRole', 'ApiRole']);
  expect(holders(/Evidence/)).toEqual(['AssessmentRole']);
  expect(holders(/s3:/)).toEqual(['AssessmentRole', 'ExportsRole', 'ApiRole', 'RegisterRole']);
});

test('one worker alone may write the keys of files, and so destroy one; nobody may delete the mark that is left', () => {
  const writes =
    /^dynamodb:(?:Put|Update|Delete)Item Table(?! if ForAllValues:StringNotLike dynamodb:LeadingKeys FILEKEY)/;
  const toOwnPart = /(?:(?:COMMAND|ACTS|SESSION|INBOX)#|WEBHOOK)\*$|LeadingKeys EXPORTS$/;
  const holders = Object.keys(grants).filter((id) =>
    rightsOf(roles.get(`${id}Role`) ?? {}).some((right) => writes.test(right) && !toOwnPart.test(right)),
  );
  expect(holders).toEqual(['Assessment']);
  const all = [...roles.values()].flatMap(rightsOf).filter((right) => right.includes('FILEKEY'));
  expect(
    all.filter((right) => right.startsWith('dynamodb:DeleteItem') && !right.includes('NotLike')),
  ).toEqual([]);
});

test('the function that makes claims reads the table, and no more', () => {
  const identityRoles = propertiesOf(state, 'AWS::IAM::Role');
  expect([...identityRoles.keys()]).toEqual(['ClaimsRole']);
  const expected = ['dynamodb:BatchGetItem Table', 'dynamodb:GetItem Table', ...houseRights('Claims')];
  expect(rightsOf(identityRoles.get('ClaimsRole') ?? {}).toSorted()).toEqual(expected.toSorted());
  state.resourceCountIs('AWS::IAM::Policy', 0);
});

test('the gate and the register write nothing to the table', () => {
  const writes = /dynamodb:(?:Put|Update|Delete|BatchWrite|PartiQL)/;
  for (const id of ['GateRole', 'RegisterRole']) {
    expect(rightsOf(roles.get(id) ?? {}).filter((right) => writes.test(right))).toEqual([]);
  }
});
