/** What a commit in the GitOps repository does. */
export type DeliveryAction =
  | 'create'
  | 'release'
  | 'promote'
  | 'rollback'
  | 'configure'
  | 'upgrade'
  | 'remove';

/** The trailers of a commit in the GitOps repository. */
export interface DeliveryTrailers {
  /** Absent where a commit is about a whole environment. */
  service?: string;
  /** Environments that the commit changes; one trailer each. */
  environments: string[];
  action: DeliveryAction;
  /** Entity ref or login of who caused the change. */
  actor: string;
  /** Why; of a rollback. */
  reason?: string;
}

function line(key: string, value: string): string {
  return `${key}: ${value.replace(/\s+/g, ' ').trim()}`;
}

/** A commit message with its trailers; line breaks inside values cannot forge another trailer. */
export function commitMessage(
  subject: string,
  trailers: DeliveryTrailers,
): string {
  const lines = [
    ...(trailers.service ? [line('Delivery-Service', trailers.service)] : []),
    ...trailers.environments.map(name => line('Delivery-Environment', name)),
    line('Delivery-Action', trailers.action),
    line('Delivery-Actor', trailers.actor),
    ...(trailers.reason ? [line('Delivery-Reason', trailers.reason)] : []),
  ];
  return `${subject.replace(/\s+/g, ' ').trim()}\n\n${lines.join('\n')}\n`;
}
