import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { sameSecret } from '../../core';
import { APP_LOGIN } from './users';

/** Who a request comes from. */
export interface Identity {
  login: string;
  /** The only repositories (slugs in lower case) that the token opens; undefined: all. */
  repositories?: ReadonlySet<string>;
  /** True where the token changes nothing. */
  readOnly?: boolean;
}

export interface MintOptions {
  /** Names or slugs; undefined: all. */
  repositories?: string[];
  /** Login that the token acts as. */
  actor: string;
  expiresInSeconds: number;
  /** Without it the token may also write. */
  readOnly?: boolean;
}

const payloadSchema = z.object({
  a: z.string(),
  r: z.array(z.string()).optional(),
  e: z.number(),
  /** Reads only. */
  o: z.literal(true).optional(),
  /** Makes two tokens of one second differ. */
  n: z.number(),
});

const PREFIX = 'ghs_';

/** The checkout's token, which is the App's, and short-lived ones derived from it: signed, so that a restart forgets none. */
export class Tokens {
  #minted = 0;
  /** Until when each revoked token would have lived. */
  readonly #revoked = new Map<string, number>();

  constructor(
    private readonly secret: string,
    private readonly owner: string,
    private readonly now: () => number = Date.now,
  ) {}

  mint(options: MintOptions): string {
    const { repositories, actor, expiresInSeconds, readOnly } = options;
    this.#minted += 1;
    const payload: z.infer<typeof payloadSchema> = {
      a: actor,
      r: repositories?.map(name =>
        (name.includes('/') ? name : `${this.owner}/${name}`).toLowerCase(),
      ),
      e: this.now() + expiresInSeconds * 1000,
      ...(readOnly ? { o: true } : {}),
      n: this.#minted,
    };
    const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
    return `${PREFIX}${text}.${this.#sign('token', text)}`;
  }

  /** `username` tells who a holder of the checkout's token is with git. */
  identify(token: string, username?: string): Identity | undefined {
    if (sameSecret(token, this.secret)) {
      const named =
        username && !['x-access-token', 'git', 'oauth2'].includes(username);
      return { login: named ? username : APP_LOGIN };
    }
    const payload = this.#read(token);
    return (
      payload && {
        login: payload.a,
        repositories: payload.r ? new Set(payload.r) : undefined,
        readOnly: payload.o,
      }
    );
  }

  /** Ends a short-lived token before its time. The checkout's own is no such token: false. */
  revoke(token: string): boolean {
    const payload = this.#read(token);
    if (!payload) {
      return false;
    }
    for (const [revoked, end] of this.#revoked) {
      if (end <= this.now()) {
        this.#revoked.delete(revoked);
      }
    }
    this.#revoked.set(token, payload.e);
    return true;
  }

  /** The signature that GitHub puts on commits it makes, and which no pusher can. */
  signCommit(payload: Buffer): string {
    const lines = this.#sign('commit', payload);
    return `-----BEGIN SANDBOX SIGNATURE-----\n\n${lines}\n-----END SANDBOX SIGNATURE-----`;
  }

  isOwnSignature(payload: Buffer, signature: string | undefined): boolean {
    return (
      signature !== undefined && sameSecret(signature, this.signCommit(payload))
    );
  }

  /** What a short-lived token says, while it lives. */
  #read(token: string): z.infer<typeof payloadSchema> | undefined {
    const match = /^ghs_([\w-]+)\.([\w-]+)$/.exec(token);
    if (!match || !sameSecret(match[2], this.#sign('token', match[1]))) {
      return undefined;
    }
    const payload = payloadSchema.parse(
      JSON.parse(Buffer.from(match[1], 'base64url').toString('utf8')),
    );
    return payload.e > this.now() && !this.#revoked.has(token)
      ? payload
      : undefined;
  }

  #sign(purpose: 'token' | 'commit', content: string | Buffer): string {
    return createHmac('sha256', this.secret)
      .update(`github-${purpose}\0`)
      .update(content)
      .digest('base64url');
  }
}

/** True where the token opens the repository. */
export function mayOpen(identity: Identity, slug: string): boolean {
  return identity.repositories?.has(slug.toLowerCase()) ?? true;
}
