import { createHmac } from 'node:crypto';
import { presentedSecret, sameSecret } from '../core';

const TWELVE_HOURS = 12 * 60 * 60 * 1000;

/** Passwords for the registry: the checkout's token itself, and passwords made from it that expire, as ECR's do. */
export class RegistryCredentials {
  constructor(private readonly token: string) {}

  /** A password for the user AWS, good for twelve hours, also after a restart. */
  issue(now = Date.now()): { password: string; expiresAt: number } {
    const expiresAt = Math.floor((now + TWELVE_HOURS) / 1000) * 1000;
    return { password: `${expiresAt}.${this.#sign(expiresAt)}`, expiresAt };
  }

  accepts(authorization: string | undefined, now = Date.now()): boolean {
    const secret = presentedSecret(authorization);
    if (!secret) {
      return false;
    }
    if (sameSecret(secret, this.token)) {
      return true;
    }
    const [expiry, signature = ''] = secret.split('.', 2);
    const expiresAt = Number(expiry);
    return expiresAt > now && sameSecret(signature, this.#sign(expiresAt));
  }

  #sign(expiresAt: number): string {
    return createHmac('sha256', this.token)
      .update(`registry password until ${expiresAt}`)
      .digest('hex');
  }
}
