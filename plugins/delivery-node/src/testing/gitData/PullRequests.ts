import type { WireAnswer } from '../wireServer';
import { invalid } from './refusals';

export interface StoredPull {
  number: number;
  head: string;
  state: string;
  title?: string;
  body?: string;
}

type PullBody = Pick<StoredPull, 'head' | 'title' | 'body'>;

/** Pull requests of one repository, in memory. */
export class PullRequests {
  readonly all: StoredPull[] = [];

  list(url: URL): WireAnswer {
    const head = url.searchParams.get('head')?.split(':')[1];
    return {
      body: this.all
        .filter(pull => pull.state === 'open' && pull.head === head)
        .map(toPull),
    };
  }

  create(body: PullBody): WireAnswer {
    if (this.all.some(p => p.head === body.head && p.state === 'open')) {
      return invalid('A pull request already exists');
    }
    const pull = {
      number: this.all.length + 1,
      head: body.head,
      state: 'open',
      title: body.title,
      body: body.body,
    };
    this.all.push(pull);
    return { status: 201, body: toPull(pull) };
  }

  change(number: number, changes: Partial<StoredPull>): WireAnswer {
    const pull = Object.assign(this.all[number - 1], changes);
    return { body: toPull(pull) };
  }
}

function toPull(pull: StoredPull) {
  return {
    number: pull.number,
    html_url: `http://x/pull/${pull.number}`,
    head: { ref: pull.head },
    title: pull.title,
    body: pull.body,
  };
}
