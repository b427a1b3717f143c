/** A message that is not ours, as it is handed to the dead-letter queue. */
export interface Unreadable {
  readonly messageId: string;
  readonly body: string;
  readonly group: string;
  readonly reason: string;
}
