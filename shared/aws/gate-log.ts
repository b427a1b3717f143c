import { BatchWriteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DecisionRecord, DeploymentRecord } from '../contracts/gate-log.ts';
import { identifierOf } from '../domain/gate/judge.ts';
import { vietnamDayOf } from '../domain/working-days.ts';
import { keys } from '../workflow/keys.ts';
import { isConditionFailed } from './conditions.ts';
import type { Table } from './table.ts';

/** DynamoDB takes so many items in one batch. */
const mostInBatch = 25;

const putAll = async (table: Table, items: readonly Record<string, unknown>[]): Promise<void> => {
  for (let n = 0; n < items.length; n += mostInBatch) {
    const requests = items.slice(n, n + mostInBatch).map((Item) => ({ PutRequest: { Item } }));
    const { UnprocessedItems = {} } = await table.client.send(
      new BatchWriteCommand({ RequestItems: { [table.name]: requests } }),
    );
    if (Object.keys(UnprocessedItems).length > 0) throw new Error('the table took a batch only in part');
  }
};

const unlessNewer = async (write: () => Promise<unknown>): Promise<void> => {
  try {
    await write();
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
  }
};

/** That an instance has given so many answers at least. */
const countInstance = (table: Table, instance: string, last: number): Promise<void> =>
  unlessNewer(() =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.gateInstance(instance),
        UpdateExpression: 'SET #last = :last',
        ConditionExpression: 'attribute_not_exists(#last) OR #last < :last',
        ExpressionAttributeNames: { '#last': 'last' },
        ExpressionAttributeValues: { ':last': last },
      }),
    ),
  );

/** A trial without real data that was allowed is a registration, as is one that was registered: the year counts from the first. */
const isTrial = ({ question, answer }: DecisionRecord): boolean =>
  question.purpose === 'trial' && question.asOf === undefined && answer.decision === 'allow';

const trialItem = ({ question, basis, asker, trialFor, ...decision }: DecisionRecord) => {
  const endsOn = question.trial?.endsOn ?? basis.trial?.endsOn;
  return (
    endsOn !== undefined && {
      set: {
        endsOn,
        organisation: asker.organisation,
        data: question.data,
        platformId: question.platformId ?? null,
        locality: question.locality ?? null,
        registeredBy: asker.subject,
        decisionId: decision.decisionId,
        decidedAt: decision.decidedAt,
        ...(trialFor !== undefined && { what: trialFor }),
      },
      key: keys.trial(asker.organisation, identifierOf(question)),
      startedOn: vietnamDayOf(decision.decidedAt),
    }
  );
};

const keepTrial = async (table: Table, decision: DecisionRecord): Promise<void> => {
  const item = trialItem(decision);
  if (item === false) return;
  const names = Object.keys(item.set);
  await unlessNewer(() =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: item.key,
        UpdateExpression: `SET startedOn = if_not_exists(startedOn, :startedOn), ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
        ConditionExpression: 'attribute_not_exists(decidedAt) OR decidedAt <= :decidedAt',
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ':startedOn': item.startedOn,
          ...Object.fromEntries(Object.entries(item.set).map(([name, value]) => [`:${name}`, value])),
        },
      }),
    ),
  );
};

/** What is kept of the gate's answers and of what it was told. All of it may be repeated: twice is once. */
export const gateLog = (table: Table) => ({
  keepDecisions: async (decisions: readonly DecisionRecord[]): Promise<void> => {
    await putAll(
      table,
      decisions.map((decision) => ({ ...keys.decision(decision.instance, decision.sequence), ...decision })),
    );
    for (const decision of decisions.filter(isTrial)) await keepTrial(table, decision);
    const last = new Map<string, number>();
    for (const { instance, sequence } of decisions)
      last.set(instance, Math.max(sequence, last.get(instance) ?? 0));
    for (const [instance, sequence] of last) await countInstance(table, instance, sequence);
  },
  /** What runs where, on every list that it belongs on; an older report never takes the place of a newer one. */
  keepDeployment: async (report: DeploymentRecord): Promise<void> => {
    const { platformId, environment } = report.deployment;
    const reporter = report.by.organisation;
    for (const listedFor of report.listedFor)
      await unlessNewer(() =>
        table.client.send(
          new PutCommand({
            TableName: table.name,
            Item: { ...keys.deployment(listedFor, { reporter, platformId, environment }), ...report },
            ConditionExpression: 'attribute_not_exists(pk) OR reportedAt <= :reportedAt',
            ExpressionAttributeValues: { ':reportedAt': report.reportedAt },
          }),
        ),
      );
  },
});
