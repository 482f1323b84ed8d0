import { Agent, get } from 'node:http';

const CLIENTS = 16;
const HELD = 250;
const REQUEST_MS = 10_000;

export interface LoadResult {
  answered: number;
  /** Requests that were on their way when the load was stopped. */
  underWay: number;
  lost: string[];
}

/** Clients that keep their connections and ask again as soon as they are answered, as a load balancer does. */
export class Load {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  readonly #clients: Promise<void>[];
  readonly #lost: string[] = [];
  #answered = 0;
  #open = 0;
  #stopped = false;

  constructor(private readonly url: string) {
    this.#clients = Array.from({ length: CLIENTS }, () => this.#ask());
  }

  /** Lets the load run until enough requests were answered for it to mean something. */
  async steady(): Promise<void> {
    while (this.#answered < HELD && this.#lost.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  }

  /** Begins no more requests and waits for those under way. */
  async stop(): Promise<LoadResult> {
    this.#stopped = true;
    const underWay = this.#open;
    await Promise.all(this.#clients);
    this.#agent.destroy();
    return { answered: this.#answered, underWay, lost: this.#lost };
  }

  async #ask(): Promise<void> {
    while (!this.#stopped) {
      this.#open += 1;
      try {
        const status = await this.#request();
        if (status === 200) {
          this.#answered += 1;
        } else {
          this.#lost.push(`status ${status}`);
        }
      } catch (error) {
        this.#lost.push(String(error));
        return;
      } finally {
        this.#open -= 1;
      }
    }
  }

  #request(): Promise<number> {
    return new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(REQUEST_MS);
      get(this.url, { agent: this.#agent, signal }, response => {
        response.on('error', reject);
        response.on('end', () => resolve(response.statusCode!));
        response.resume();
      }).on('error', reject);
    });
  }
}
