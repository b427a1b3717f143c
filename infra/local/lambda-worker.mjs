/** One Lambda execution environment: a worker thread that runs one bundled handler, several requests at a time. */
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

const { bundle, exportName, functionName, functionArn, memoryMb, clock } = workerData;
const offset = new Int32Array(clock);

/** The global `Date`, shifted by the offset that the run shares with its workers. */
function shiftDate(Real) {
  const now = () => Real.now() + Atomics.load(offset, 0) * 1000;
  function Shifted(...given) {
    if (new.target === undefined) return new Real(now()).toString();
    const target = new.target === Shifted ? Real : new.target;
    return Reflect.construct(Real, given.length === 0 ? [now()] : given, target);
  }
  Shifted.prototype = Real.prototype;
  Real.prototype.constructor = Shifted;
  Object.defineProperty(Shifted, 'name', { value: 'Date' });
  return Object.assign(Shifted, { now, parse: Real.parse, UTC: Real.UTC });
}

function contextOf({ requestId, timeoutMs }) {
  const endsAt = performance.now() + timeoutMs;
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'embedded',
    memoryLimitInMB: String(memoryMb),
    getRemainingTimeInMillis: () => Math.max(0, Math.round(endsAt - performance.now())),
  };
}

function described(error) {
  if (!(error instanceof Error)) return { errorType: 'Error', errorMessage: String(error) };
  return { errorType: error.name, errorMessage: error.message, stack: error.stack };
}

async function answer(handler, request) {
  try {
    const result = await handler(JSON.parse(request.event), contextOf(request));
    return { kind: 'done', requestId: request.requestId, ok: true, result: JSON.stringify(result ?? null) };
  } catch (error) {
    return { kind: 'done', requestId: request.requestId, ok: false, error: described(error) };
  }
}

globalThis.Date = shiftDate(Date);
try {
  const handler = (await import(pathToFileURL(bundle).href))[exportName];
  if (typeof handler !== 'function') throw new Error(`${bundle} exports no ${exportName}`);
  parentPort.on('message', async (request) => parentPort.postMessage(await answer(handler, request)));
  parentPort.postMessage({ kind: 'ready' });
} catch (error) {
  parentPort.postMessage({ kind: 'unusable', error: described(error) });
}
