/** The process of the SQS engine; it ends when the run that started it is gone, even after kill -9. */
import { existsSync } from 'node:fs';
import { Server } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startFauxqs } from 'fauxqs';

const [folder = ''] = process.argv.slice(2);

/** The engine would listen on every interface. */
function listenOnLoopbackOnly(): void {
  const { listen } = Object.getOwnPropertyDescriptors(Server.prototype);
  const original: unknown = listen.value;
  if (typeof original !== 'function') throw new Error('node:net has no listen');
  const value = new Proxy(original, {
    apply(target, server: unknown, [options, ...others]: unknown[]): unknown {
      const isObject = typeof options === 'object' && options !== null;
      const given = isObject ? { ...options, host: '127.0.0.1' } : options;
      return Reflect.apply(target, server, [given, ...others]);
    },
  });
  Object.defineProperty(Server.prototype, 'listen', { ...listen, value });
}

/**
 * The engine would wait for the disk at each of the four writes that a message takes. What it has written survives the end of its
 * process without that, and the table engine does not wait either.
 */
function waitForNoDisk(): void {
  const { exec } = Object.getOwnPropertyDescriptors(DatabaseSync.prototype);
  const original: unknown = exec.value;
  if (typeof original !== 'function') throw new Error('node:sqlite has no exec');
  const value = new Proxy(original, {
    apply(target, database: object, [sql]: unknown[]): unknown {
      const asked = sql === 'PRAGMA journal_mode = WAL' ? `${sql}; PRAGMA synchronous = NORMAL` : sql;
      return Reflect.apply(target, database, [asked]);
    },
  });
  Object.defineProperty(DatabaseSync.prototype, 'exec', { ...exec, value });
}

/**
 * Whoever had received a message died with the former run, so all of them may be received again at once.
 * How often each was received stays counted.
 */
function returnWhatWasInFlight(file: string): void {
  if (!existsSync(file)) return;
  const database = new DatabaseSync(file);
  database.exec('UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL');
  database.close();
}

process.on('SIGINT', () => {});
listenOnLoopbackOnly();
waitForNoDisk();
returnWhatWasInFlight(join(folder, 'fauxqs.db'));
const server = await startFauxqs({ port: 0, dataDir: folder, logger: false });
const end = () => void server.stop().finally(() => process.exit(0));
process.on('disconnect', end);
// The run may be gone before there was anybody to hear of it.
if (process.connected) process.send?.({ port: server.port });
else end();
