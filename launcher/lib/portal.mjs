import { Problem } from './problem.mjs';

/** The portal's own HTTP API, as a signed-in guest calls it. */
export class PortalClient {
  #url;
  #token;

  constructor(url) {
    this.#url = url;
  }

  async signIn() {
    const { backstageIdentity } = await this.#request(
      'GET',
      '/api/auth/guest/refresh',
    );
    this.#token = backstageIdentity.token;
  }

  /** Whether the catalog has read a template yet. */
  hasTemplate = async () => {
    const path = '/api/catalog/entities/by-query?limit=1&filter=kind=template';
    return (await this.#request('GET', path)).items.length > 0;
  };

  async createService(template, values) {
    const { id } = await this.#request('POST', '/api/scaffolder/v2/tasks', {
      templateRef: `template:default/${template}`,
      values,
    });
    return id;
  }

  /** What the form of a template is filled with when it opens. */
  beginnings = async template => {
    const { steps } = await this.#request(
      'GET',
      `/api/scaffolder/v2/templates/default/template/${template}/parameter-schema`,
    );
    return Object.fromEntries(
      steps
        .flatMap(({ schema }) => Object.entries(schema.properties))
        .filter(([, question]) => 'default' in question)
        .map(([name, question]) => [name, question.default]),
    );
  };

  task = id => this.#request('GET', `/api/scaffolder/v2/tasks/${id}`);
  taskEvents = (id, after) =>
    this.#request(
      'GET',
      `/api/scaffolder/v2/tasks/${id}/events?after=${after}`,
    );
  /** Whether the catalog shows the service yet: it reads the new repository a moment after the creation. */
  isInCatalog = async name => {
    const path = `/api/catalog/entities/by-query?limit=1&filter=kind=component,metadata.name=${name}`;
    return (await this.#request('GET', path)).items.length > 0;
  };
  entity = (kind, name) =>
    this.#request(
      'GET',
      `/api/catalog/entities/by-name/${kind}/default/${name}`,
    );
  service = name => this.#request('GET', `/api/delivery/services/${name}`);
  status = name =>
    this.#request('GET', `/api/delivery/services/${name}/status`);
  runs = async name =>
    (await this.#request('GET', `/api/delivery/services/${name}/runs`)).items;
  jobs = async (name, run) =>
    (
      await this.#request(
        'GET',
        `/api/delivery/services/${name}/runs/${run}/jobs`,
      )
    ).items;

  async #request(method, path, body) {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      signal: AbortSignal.timeout(60_000),
      headers: {
        'content-type': 'application/json',
        ...(this.#token && { authorization: `Bearer ${this.#token}` }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (response.status === 401 && this.#token) {
      this.#token = undefined; // an hour has passed
      await this.signIn();
      return this.#request(method, path, body);
    }
    if (!response.ok) {
      throw new Problem(
        `${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`,
      );
    }
    return JSON.parse(text);
  }
}
