import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * Sends lines as they are, over a connection of their own, and answers all that comes back until the server ends it. A
 * server that refuses before it has read everything resets the connection: then what it said until then counts.
 */
export async function sendRaw(port: number, lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let answer = '';
  const ended = new Promise<void>((resolve) => {
    socket.on('close', () => resolve()).on('error', () => {});
  });
  socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
  socket.write([...lines, 'connection: close', '', ''].join('\r\n'));
  await ended;
  return answer;
}
