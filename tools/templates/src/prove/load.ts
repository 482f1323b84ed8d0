import { Agent, get } from 'node:http';

const CLIENTS = 16;
const HELD = 250;
const REQUEST_MS = 10_000;

export interface LoadResult {
  answered: number;
  lost: string[];
}

/** Every so many clients, one takes a connection of its own for each request, as a newcomer does. */
const NEWCOMER = 4;

/** Clients that ask again as soon as they are answered. Most keep their connections, as a load balancer does. */
export class Load {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  readonly #clients: Promise<void>[];
  readonly #lost: string[] = [];
  #answered = 0;
  #open = 0;
  #stopped = false;

  constructor(private readonly url: string) {
    this.#clients = Array.from({ length: CLIENTS }, (_, n) =>
      this.#ask(n % NEWCOMER === 0 ? false : this.#agent),
    );
  }

  /** Lets the load run until enough requests were answered for it to mean something. */
  async steady(): Promise<void> {
    while (this.#answered < HELD && this.#lost.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  }

  /** Requests that are on their way. */
  get underWay(): number {
    return this.#open;
  }

  /** Begins no more requests and waits for those under way. */
  async stop(): Promise<LoadResult> {
    this.#stopped = true;
    await Promise.all(this.#clients);
    this.#agent.destroy();
    return { answered: this.#answered, lost: this.#lost };
  }

  async #ask(agent: Agent | false): Promise<void> {
    while (!this.#stopped) {
      this.#open += 1;
      try {
        const status = await this.#request(agent);
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

  #request(agent: Agent | false): Promise<number> {
    return new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(REQUEST_MS);
      get(this.url, { agent, signal }, response => {
        response.on('error', reject);
        response.on('end', () => resolve(response.statusCode!));
        response.resume();
      }).on('error', reject);
    });
  }
}
