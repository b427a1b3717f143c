import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { World } from './physical.ts';
import { accountId, region } from './physical.ts';
import type { Credentials } from './signed-request.ts';
import { resourcesOf } from './template.ts';

const functionShape = z.object({
  Handler: z.string(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).optional(),
});
const assetShape = z.object({ 'aws:asset:path': z.string() });

/** A Lambda function as the template describes it; `bundle` is the module, `exportName` the handler in it. */
export interface FunctionSpec {
  readonly name: string;
  readonly arn: string;
  readonly bundle: string;
  readonly exportName: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** Where the engines answer, as URLs on the loopback interface. */
export interface Endpoints {
  readonly dynamodb: string;
  readonly sqs: string;
  readonly kms: string;
  readonly s3: string;
  readonly sesv2: string;
}

/** The engines as functions reach them. */
export interface ReachedEngines {
  readonly endpoints: Endpoints;
  readonly credentials: Credentials;
  /** What only a run on one machine may tell its functions. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** What every client needs to reach the engines; of these only S3 asks for the credentials. */
function clientEnvironment(
  endpoints: Endpoints,
  { accessKeyId, secretAccessKey }: Credentials,
): Readonly<Record<string, string>> {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_KMS: endpoints.kms,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SESV2: endpoints.sesv2,
  };
}

/** Reads the functions of the templates by ARN; `assets` is the CDK output folder; a missing bundle is refused by name. */
export function readFunctions(
  world: World,
  assets: string,
  { endpoints, credentials, settings = {} }: ReachedEngines,
): ReadonlyMap<string, FunctionSpec> {
  const shared = clientEnvironment(endpoints, credentials);
  const specs = resourcesOf(world.stacks, 'AWS::Lambda::Function').map((resource): FunctionSpec => {
    const shape = functionShape.parse(world.properties(resource));
    const folder = join(assets, assetShape.parse(resource.metadata)['aws:asset:path']);
    const [module = '', exportName = ''] = shape.Handler.split('.');
    const bundle = join(folder, `${module}.mjs`);
    const name = world.name(resource);
    if (!existsSync(bundle)) throw new Error(`${name}: there is no bundle ${bundle}; run npm run synth`);
    const environment = {
      ...shared,
      AWS_ACCOUNT_ID: accountId,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(shape.MemorySize),
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      LAMBDA_TASK_ROOT: folder,
      TZ: 'UTC',
      _HANDLER: shape.Handler,
      ...shape.Environment?.Variables,
      ...settings,
    };
    const { Timeout, MemorySize: memoryMb } = shape;
    return {
      name,
      arn: world.arn(resource),
      bundle,
      exportName,
      timeoutMs: Timeout * 1000,
      memoryMb,
      environment,
    };
  });
  return new Map(specs.map((spec) => [spec.arn, spec]));
}
