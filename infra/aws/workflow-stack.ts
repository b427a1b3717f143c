import { CfnParameter, Stack } from 'aws-cdk-lib';
import type { App, StackProps } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { dutyTopic } from './constructs/duty-topic.ts';
import { exportFiles } from './constructs/export-files.ts';
import type { House } from './constructs/house.ts';
import { routesForAnybody, routesForSignedIn } from './constructs/http-route.ts';
import { maySendMail } from './constructs/mail.ts';
import { addPages } from './constructs/pages.ts';
import { publicUrl } from './constructs/public-url.ts';
import { feed } from './constructs/queue-worker.ts';
import type { StageQueue } from './constructs/stage-queue.ts';
import { addStages } from './constructs/stages.ts';
import { scopes } from './constructs/people.ts';
import { runEvery } from './constructs/sweep-schedule.ts';
import { WorkflowApi } from './constructs/workflow-api.ts';
import { WorkflowFunction } from './constructs/workflow-function.ts';
import type { Environment } from './environments.ts';
import {
  mayKeepDeliveries,
  mayKeepFileKeys,
  mayKeepFiles,
  mayMakeExports,
  mayMarkNotices,
  mayNoteRefusals,
  mayPresignFiles,
  mayPutCommands,
  mayQueryIndexes,
  mayReadExports,
  mayTouch,
  mayTransact,
} from './grants.ts';
import { gateRoutes, publicRoutes, staffRoutes } from './routes.ts';
import { tableIndexes } from './state-stack.ts';
import type { StateStack } from './state-stack.ts';

type WorkflowProps = StackProps &
  Readonly<{ environment: Environment; bundles: string; state: StateStack; alarmEmail?: string }>;

type WorkerSettings = Readonly<{ folder: string; timeoutSeconds?: number; memoryMb?: number }>;

/** A file of 25 MiB is held twice in memory; half of the visibility timeout is left for it to travel. */
const handlesFiles = { timeoutSeconds: 15, memoryMb: 1024 };

/** The whole register is in memory at once, in each of its forms and compressed. */
const makesFiles = { timeoutSeconds: 15, memoryMb: 2048 };

/** How often one identity may ask one instance of the gate; the firewall at the edge limits over all of them. */
const questionsPerMinute = '600';

/** How often one address may ask one instance of the register for a level. */
const determinationsPerMinute = '600';

/** What may be replaced: the queues, the functions with their rights, the API, the sweep and the alarms. */
export class WorkflowStack extends Stack {
  private readonly house: House;
  private readonly state: StateStack;
  private readonly stages: ReturnType<typeof addStages>;
  private readonly exports: Bucket;

  constructor(app: App, id: string, { environment, bundles, state, alarmEmail, ...props }: WorkflowProps) {
    super(app, id, { ...props, description: 'Chốt: what may be replaced' });
    const purpose = new CfnParameter(this, 'Purpose', {
      allowedValues: ['production', 'demonstration'],
      default: environment.purpose,
      description: 'What every answer and permit says it is for',
    });
    const duty = dutyTopic(this, 'Duty', alarmEmail);
    this.state = state;
    const { table } = state;
    this.house = { stack: this, environment, bundles, duty, table, purpose: purpose.valueAsString };
    this.stages = addStages(this.house);
    this.exports = exportFiles(this);
    const seenAt = publicUrl(this);
    this.addStageWorkers();
    this.addSideWorkers();
    this.addNotices(seenAt);
    this.addSweep();
    state.people.claims.watchFaults(this.house);
    this.addDeadLetterConsumer();
    const http = new WorkflowApi(this.house, state.people);
    this.addHttp(http, seenAt);
    addPages(this.house, http, { people: state.people, publicUrl: seenAt, files: state.files });
  }

  /** Workers that decide: they transact on the table and pass work on. */
  private addStageWorkers(): void {
    const { submission, assessment, publication, registry, sign } = this.stages;
    const { table } = this.house;
    const submitting = this.worker('Submission', submission, { folder: 'submission' });

    const assessing = this.worker('Assessment', assessment, { folder: 'assessment', ...handlesFiles });
    mayKeepFiles(assessing, this.state.files);
    mayKeepFileKeys(assessing, table);
    assessing.sendsTo('REGISTRY_QUEUE_URL', registry.queue);
    assessing.sendsTo('SIGN_QUEUE_URL', sign.queue);

    const publishing = this.worker('Publication', publication, { folder: 'publication' });
    publishing.sendsTo('REGISTRY_QUEUE_URL', registry.queue);
    publishing.sendsTo('SIGN_QUEUE_URL', sign.queue);

    const registering = this.worker('Registry', registry, { folder: 'registry' });
    registering.sendsTo('PUBLICATION_QUEUE_URL', publication.queue);
    registering.sendsTo('REGISTRY_QUEUE_URL', registry.queue);
    registering.sendsTo('SIGN_QUEUE_URL', sign.queue);
    registering.sendsTo('WEBHOOK_QUEUE_URL', this.stages.webhook.queue);
    registering.sendsTo('EXPORTS_QUEUE_URL', this.stages.exports.queue);
    for (const worker of [submitting, assessing, publishing, registering]) {
      mayTransact(worker, table);
      worker.sendsTo('NOTICE_QUEUE_URL', this.stages.notice.queue);
    }
  }

  /** Workers that follow: what others read is kept by one, made into files by the next, and the third alone may sign. */
  private addSideWorkers(): void {
    const { table } = this.house;
    mayTouch(this.worker('Projection', this.stages.projection, { folder: 'projection' }), table, [
      'PutItem',
      'UpdateItem',
    ]);

    const exporting = this.worker('Exports', this.stages.exports, { folder: 'exports', ...makesFiles });
    mayMakeExports(exporting, { table, files: this.exports });

    const signer = this.worker('Signer', this.stages.sign, { folder: 'signer' });
    mayTouch(signer, table, ['GetItem', 'Query', 'PutItem', 'UpdateItem']);
    signer.allow({ actions: ['kms:Sign', 'kms:GetPublicKey'], resources: [this.state.permitKey.keyArn] });
    signer.lambda.addEnvironment('PERMIT_KEY_ID', this.state.permitKey.keyId);
  }

  /** The worker that tells people, into their inboxes and by mail, and the one that tells the endpoints of organisations. */
  private addNotices(seenAt: string): void {
    const notice = this.worker('Notice', this.stages.notice, { folder: 'notice', timeoutSeconds: 15 });
    mayTouch(notice, this.house.table, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem']);
    notice.lambda.addEnvironment('PUBLIC_URL', seenAt);
    maySendMail(notice);
    notice.sendsTo('WEBHOOK_QUEUE_URL', this.stages.webhook.queue);

    const webhook = this.worker('Webhook', this.stages.webhook, { folder: 'webhook', timeoutSeconds: 15 });
    mayKeepDeliveries(webhook, this.house.table);
    webhook.allow({ actions: ['kms:Decrypt'], resources: [this.state.webhookKey.keyArn] });
    webhook.lambda.addEnvironment('WEBHOOK_KEY_ID', this.state.webhookKey.keyId);
    webhook.lambda.addEnvironment('PUBLIC_URL', seenAt);
  }

  private addSweep(): void {
    const clock = new WorkflowFunction(this.house, 'Clock', { folder: 'clock', timeoutSeconds: 60 });
    mayQueryIndexes(clock, this.house.table, ['by-due']);
    clock.sendsTo('PUBLICATION_QUEUE_URL', this.stages.publication.queue);
    clock.sendsTo('REGISTRY_QUEUE_URL', this.stages.registry.queue);
    clock.sendsTo('SIGN_QUEUE_URL', this.stages.sign.queue);
    clock.sendsTo('WEBHOOK_QUEUE_URL', this.stages.webhook.queue);
    clock.sendsTo('EXPORTS_QUEUE_URL', this.stages.exports.queue);
    clock.watchFaults(this.house);
    runEvery('15 minutes', clock);
  }

  private addDeadLetterConsumer(): void {
    const consumer = new WorkflowFunction(this.house, 'DeadLetter', {
      folder: 'dead-letter',
      timeoutSeconds: 5,
    });
    mayTouch(consumer, this.house.table, ['GetItem', 'PutItem', 'UpdateItem']);
    for (const stage of Object.values(this.stages)) feed(consumer, stage.deadLetters);
  }

  private addHttp({ api, authorizer }: WorkflowApi, seenAt: string): void {
    const { submission, assessment, publication, registry, projection } = this.stages;
    const { table } = this.house;
    const indexes = Object.keys(tableIndexes);

    const staff = new WorkflowFunction(this.house, 'Api', { folder: 'api', timeoutSeconds: 15 });
    mayTouch(staff, table, ['GetItem', 'BatchGetItem', 'Query']);
    mayQueryIndexes(staff, table, indexes);
    mayPutCommands(staff, table);
    mayNoteRefusals(staff, table);
    mayMarkNotices(staff, table);
    mayPresignFiles(staff, this.state.files);
    staff.allow({ actions: ['kms:GenerateDataKey'], resources: [this.state.webhookKey.keyArn] });
    staff.lambda.addEnvironment('WEBHOOK_KEY_ID', this.state.webhookKey.keyId);
    staff.sendsTo('SUBMISSION_QUEUE_URL', submission.queue);
    staff.sendsTo('ASSESSMENT_QUEUE_URL', assessment.queue);
    staff.sendsTo('PUBLICATION_QUEUE_URL', publication.queue);
    staff.sendsTo('REGISTRY_QUEUE_URL', registry.queue);
    routesForSignedIn({ api, target: staff, keys: staffRoutes }, { authorizer, scopes: [scopes.people] });

    const gate = new WorkflowFunction(this.house, 'Gate', { folder: 'gate', timeoutSeconds: 5 });
    mayTouch(gate, table, ['Query']);
    gate.sendsTo('PROJECTION_QUEUE_URL', projection.queue);
    gate.lambda.addEnvironment('GATE_QUESTIONS_PER_MINUTE', questionsPerMinute);
    const askers = { authorizer, scopes: [scopes.people, scopes.gate] };
    routesForSignedIn({ api, target: gate, keys: gateRoutes }, askers);

    const register = new WorkflowFunction(this.house, 'Register', { folder: 'register', timeoutSeconds: 5 });
    mayTouch(register, table, ['GetItem', 'Query']);
    mayQueryIndexes(register, table, indexes);
    mayReadExports(register, this.exports);
    register.lambda.addEnvironment('DETERMINATIONS_PER_MINUTE', determinationsPerMinute);
    register.lambda.addEnvironment('PUBLIC_URL', seenAt);
    routesForAnybody({ api, target: register, keys: publicRoutes });
  }

  /** A function that is fed by its stage queue and may give up a message that it cannot read. */
  private worker(id: string, stage: StageQueue, settings: WorkerSettings): WorkflowFunction {
    const worker = new WorkflowFunction(this.house, id, { timeoutSeconds: 5, ...settings });
    feed(worker, stage.queue);
    worker.sendsTo('DEAD_LETTER_QUEUE_URL', stage.deadLetters);
    return worker;
  }
}
