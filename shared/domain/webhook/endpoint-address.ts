import type { RefusalCode } from '../refusal.ts';
import { isOpenAddress } from './address.ts';

/** Names that only a network of somebody's own knows (RFC 6761, RFC 6762, RFC 8375, and `.internal`). */
const ownNames = /(?:^|\.)(?:localhost|local|internal|home\.arpa|test|invalid)\.?$/u;

const isLiteral = (host: string): boolean => host.startsWith('[') || /^[\d.]+$/u.test(host);

const isPrivate = (host: string): boolean =>
  isLiteral(host)
    ? !isOpenAddress(host.replaceAll(/[[\]]/gu, ''))
    : !host.includes('.') || ownNames.test(host);

const isLoopback = (host: string): boolean => host === '127.0.0.1' || host === '[::1]';

/**
 * Why no webhook may be sent to an address as it is written; null where one may. What a name resolves to is looked at
 * when it is sent. `allowsLoopback` only where everything runs on one machine.
 */
export const refusedAddress = (address: string, allowsLoopback: boolean): RefusalCode | null => {
  if (!URL.canParse(address)) return 'webhook-address-not-https';
  const { protocol, hostname, username, password } = new URL(address);
  if (allowsLoopback && isLoopback(hostname)) return null;
  if (protocol !== 'https:' || username !== '' || password !== '') return 'webhook-address-not-https';
  return isPrivate(hostname) ? 'webhook-address-private' : null;
};
