import type { PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DecisionRecord, DeploymentRecord, LogMessage } from '../contracts/gate-log.ts';
import { identifierOf } from '../domain/gate/judge.ts';
import { vietnamDayOf } from '../domain/working-days.ts';
import { everyone, keys } from '../workflow/keys.ts';
import { isConditionFailed } from './conditions.ts';
import type { Call } from './lean-client.ts';
import { putOnce } from './put-once.ts';
import type { Table } from './table.ts';

/** Writes, and takes it as done where what stands there is newer, or more. */
const unlessNewer = async (write: () => Promise<unknown>): Promise<void> => {
  try {
    await write();
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
  }
};

const trialItem = ({ question, basis, asker, trialFor, ...decision }: DecisionRecord) => {
  const endsOn = question.trial?.endsOn ?? basis.trial?.endsOn;
  return (
    endsOn !== undefined && {
      set: {
        endsOn,
        release: identifierOf(question),
        organisation: asker.organisation,
        data: question.data,
        platformId: question.platformId ?? null,
        locality: question.locality ?? null,
        registeredBy: asker.subject,
        decisionId: decision.decisionId,
        decidedAt: decision.decidedAt,
        ...(trialFor !== undefined && { what: trialFor }),
      },
      key: keys.trial(asker.organisation, { data: question.data, identifier: identifierOf(question) }),
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

/**
 * What is kept of the gate's answers and of what it was told. All of it may be repeated: twice is once. The answers, which are
 * many, are kept through the lean client (`call`), all else through the table.
 */
export const gateLog = (table: Table, call: Call) => ({
  /** The answers that came in one message are kept in one item: what one instance gave, in the order that it gave them. */
  keepDecisions: async (message: Extract<LogMessage, { kind: 'decisions' }>): Promise<void> => {
    const { instance, first, last, since, decisions, isFirst, trials } = message;
    const { pk, sk } = keys.decision(instance, last);
    const number = { N: String(first) };
    await unlessNewer(() =>
      call('PutItem', {
        TableName: table.name,
        Item: { pk: { S: pk }, sk: { S: sk }, first: number, decisions: { S: decisions } },
        // One that was taken in by itself never takes the place of those it was kept together with.
        ConditionExpression: 'attribute_not_exists(pk) OR #first >= :first',
        ExpressionAttributeNames: { '#first': 'first' },
        ExpressionAttributeValues: { ':first': number },
      } satisfies PutItemCommandInput),
    );
    if (isFirst) await putOnce(table, { ...keys.gateInstance(instance), since });
    for (const decision of trials) await keepTrial(table, decision);
  },
  /** What runs where, on every list that it belongs on; an older report never takes the place of a newer one. */
  keepDeployment: async (report: DeploymentRecord): Promise<void> => {
    const { platformId, environment, locality } = report.deployment;
    const reporter = report.by.organisation;
    for (const listedFor of [...report.listedFor, keys.platformDeployments(platformId), everyone])
      await unlessNewer(() =>
        table.client.send(
          new PutCommand({
            TableName: table.name,
            Item: {
              ...keys.deployment(listedFor, { reporter, platformId, environment, locality }),
              ...report,
            },
            ConditionExpression: 'attribute_not_exists(pk) OR reportedAt <= :reportedAt',
            ExpressionAttributeValues: { ':reportedAt': report.reportedAt },
          }),
        ),
      );
  },
});
