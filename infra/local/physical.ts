import type { Resource, Stack } from './template.ts';
import { resolve } from './intrinsics.ts';
import type { Scope } from './intrinsics.ts';

/** The account that the emulators pretend to be. */
export const accountId = '000000000000';
/** The region that the emulators pretend to be in. */
export const region = 'ap-southeast-1';
/** The client and audience that stands for every user pool client. */
export const webClientId = 'chot-web';

/** What exists only once the run has begun: where queues are, and the ids of made keys. */
export interface Surroundings {
  readonly sqsEndpoint: string;
  /** Where the HTTP server of the run answers, without a slash at the end. */
  readonly baseUrl: string;
  /** The issuer that stands for every user pool. */
  readonly issuerUrl: string;
  /** Where buckets answer; asked only once they do. */
  readonly s3Endpoint: () => string;
  keyId(resource: Resource): string;
}

/** Resolves the properties of resources of all stacks, given what they became on this machine. */
export interface World {
  readonly stacks: readonly Stack[];
  properties(resource: Resource): unknown;
  name(resource: Resource): string;
  arn(resource: Resource): string;
  /** What a `Ref` to the resource gives: an URL for a queue, an id for a key, else the name. */
  reference(resource: Resource): string;
}

const pseudo: Readonly<Record<string, unknown>> = {
  'AWS::AccountId': accountId,
  'AWS::NoValue': undefined,
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::URLSuffix': 'amazonaws.com',
};

const arnPrefixes: Readonly<Record<string, string>> = {
  'AWS::Cognito::UserPool': `arn:aws:cognito-idp:${region}:${accountId}:userpool/`,
  'AWS::DynamoDB::Table': `arn:aws:dynamodb:${region}:${accountId}:table/`,
  'AWS::IAM::Role': `arn:aws:iam::${accountId}:role/`,
  'AWS::KMS::Key': `arn:aws:kms:${region}:${accountId}:key/`,
  'AWS::Lambda::Function': `arn:aws:lambda:${region}:${accountId}:function:`,
  'AWS::Logs::LogGroup': `arn:aws:logs:${region}:${accountId}:log-group:`,
  'AWS::S3::Bucket': 'arn:aws:s3:::',
  'AWS::SNS::Topic': `arn:aws:sns:${region}:${accountId}:`,
  'AWS::SQS::Queue': `arn:aws:sqs:${region}:${accountId}:`,
};

const nameProperties = ['TableName', 'QueueName', 'FunctionName', 'BucketName'];

/** Joins the templates to the machine they run on. */
export function createWorld(stacks: readonly Stack[], surroundings: Surroundings): World {
  return new TemplateWorld(stacks, surroundings);
}

class TemplateWorld implements World {
  readonly stacks: readonly Stack[];
  readonly #surroundings: Surroundings;
  readonly #scopes: ReadonlyMap<string, Scope>;

  constructor(stacks: readonly Stack[], surroundings: Surroundings) {
    this.stacks = stacks;
    this.#surroundings = surroundings;
    this.#scopes = new Map(stacks.map((stack) => [stack.name, this.#scopeOf(stack)]));
  }

  properties({ stack, properties }: Resource): unknown {
    return resolve(properties, this.#scopeFor(stack));
  }

  name(resource: Resource): string {
    if (resource.type === 'AWS::KMS::Key') return this.#surroundings.keyId(resource);
    if (resource.type === 'AWS::Cognito::UserPoolClient') return webClientId;
    for (const property of nameProperties) {
      const given = resource.properties[property];
      if (typeof given === 'string') return given;
    }
    // Names of buckets are host names.
    if (resource.type === 'AWS::S3::Bucket') return `${resource.stack}-${resource.id}`.toLowerCase();
    const suffix = resource.properties['FifoQueue'] === true ? '.fifo' : '';
    return `${resource.stack}-${resource.id}${suffix}`;
  }

  arn(resource: Resource): string {
    const prefix = arnPrefixes[resource.type];
    if (prefix === undefined)
      throw new Error(`${resource.stack}/${resource.id}: ${resource.type} has no ARN here`);
    return `${prefix}${this.name(resource)}`;
  }

  reference(resource: Resource): string {
    const name = this.name(resource);
    return resource.type === 'AWS::SQS::Queue'
      ? `${this.#surroundings.sqsEndpoint}/${accountId}/${name}`
      : name;
  }

  #attribute(resource: Resource, wanted: string): string {
    if (wanted === 'Arn') return this.arn(resource);
    if (wanted === 'QueueName') return this.name(resource);
    if (wanted === 'ApiEndpoint') return this.#surroundings.baseUrl;
    if (wanted === 'ProviderURL') return this.#surroundings.issuerUrl;
    if (wanted === 'RegionalDomainName') return new URL(this.#surroundings.s3Endpoint()).host;
    throw new Error(`${resource.stack}/${resource.id}: the attribute ${wanted} is not known`);
  }

  #scopeFor(stack: string): Scope {
    const scope = this.#scopes.get(stack);
    if (scope === undefined) throw new Error(`${stack}: there is no such stack`);
    return scope;
  }

  #scopeOf(stack: Stack): Scope {
    const resource = (id: string): Resource => {
      const found = stack.resources.get(id);
      if (found === undefined) throw new Error(`${stack.name}: there is no ${id}`);
      return found;
    };
    return {
      ref: (id) => {
        if (Object.hasOwn(pseudo, id)) return pseudo[id];
        if (id === 'AWS::StackName') return stack.name;
        return stack.parameters.get(id) ?? this.reference(resource(id));
      },
      attribute: (id, name) => this.#attribute(resource(id), name),
      imported: (name) => this.#exported(name),
    };
  }

  #exported(wanted: string): unknown {
    for (const { name: stack, exports } of this.stacks) {
      const scope = this.#scopeFor(stack);
      const found = exports.find(({ name }) => resolve(name, scope) === wanted);
      if (found !== undefined) return resolve(found.value, scope);
    }
    throw new Error(`no stack exports ${wanted}`);
  }
}
