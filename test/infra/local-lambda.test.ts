import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LambdaPool } from '../../infra/local/lambda-pool.ts';

const bundle = fileURLToPath(new URL('./fixtures/lambda/index.mjs', import.meta.url));
const spec = {
  name: 'sample',
  arn: 'arn:sample',
  bundle,
  exportName: 'handler',
  memoryMb: 128,
  environment: {},
};
const fault = (errorType: string) => ({ ok: false, fault: { errorType } });

describe('the environments of a function', () => {
  let pool: LambdaPool;
  const open = (timeoutMs: number) =>
    new LambdaPool({ ...spec, timeoutMs }, { clock: new SharedArrayBuffer(4), log: () => {} });
  const ask = (wish: string) => pool.invoke({ wish });

  beforeEach(() => {
    pool = open(5000);
  });
  afterEach(() => pool.stop());

  test('serve requests in one thread while others wait', async () => {
    const waiting = ask('be released');
    const released = await ask('release');
    expect(released).toMatchObject({ ok: true });
    expect(await waiting).toEqual(released);
  });

  test('outlive a request that fails', async () => {
    const first = await ask('none');
    expect(await ask('throw')).toMatchObject(fault('Error'));
    expect(await ask('none')).toEqual(first);
  });

  test('end with a request that runs out of time, but not before the others are answered', async () => {
    pool = open(1000);
    const first = await ask('none');
    const endless = ask('never');
    const other = ask('be released');
    await ask('release');
    expect([await endless, await other]).toMatchObject([fault('Sandbox.Timedout'), first]);
    const next = await ask('none');
    expect(next).toMatchObject({ ok: true });
    expect(next).not.toEqual(first);
  });

  test('end with all their requests when the thread ends, and a new one serves the next', async () => {
    const waiting = ask('be released');
    expect(await ask('exit')).toMatchObject(fault('Runtime.ExitError'));
    expect(await waiting).toMatchObject(fault('Runtime.ExitError'));
    expect(await ask('none')).toMatchObject({ ok: true });
  });
});
