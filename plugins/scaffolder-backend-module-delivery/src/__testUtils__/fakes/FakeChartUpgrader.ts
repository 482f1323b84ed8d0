import type {
  ChartUpgrader,
  ProposedUpgrade,
} from '@internal/plugin-delivery-chart-node';

type Request = Parameters<ChartUpgrader['propose']>[0];

/** Gives a fixed answer, by default that there is nothing to do, and remembers what it was asked. */
export class FakeChartUpgrader implements ChartUpgrader {
  readonly requests: Request[] = [];
  answer?: ProposedUpgrade;
  failure?: Error;

  async prepare() {
    return this.answer;
  }

  async propose(request: Request) {
    this.requests.push(request);
    if (this.failure) {
      throw this.failure;
    }
    return this.answer;
  }
}
