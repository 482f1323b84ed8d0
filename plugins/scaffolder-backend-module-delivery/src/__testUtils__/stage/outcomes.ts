/** What the proofs create: a service of its own, an image that is ready, or a service of a repository that was there. */
export type Kind = 'service' | 'prebuilt' | 'onboard';

/** What there is of a service anywhere, without what differs between two services that are alike. */
export interface Outcome {
  ledger: string[];
  repository?: {
    commits: number;
    paths: string[];
    rules: number;
    branches: string[];
    /** Paths that the open pull requests add. */
    proposed: string[];
  };
  ecr: boolean;
  record?: { commits: number };
  /** Whether dev runs an image by its digest, or by its tag alone. */
  release?: 'pinned' | 'named';
  /** Paths below the record's own folder. */
  home: string[];
  pullRequests: number;
  applications: string[];
}

export const NOTHING = {
  repository: undefined,
  ecr: false,
  record: undefined,
  release: undefined,
  home: [],
  pullRequests: 0,
  applications: [],
};

export const UNDONE: Outcome = { ...NOTHING, ledger: ['cleaned'] };

/** A service in dev, and proposed for prod. */
export const WHOLE: Outcome = {
  ledger: ['done'],
  repository: {
    commits: 1,
    paths: [
      '100644 .github/workflows/ci.yaml',
      '100644 README.md',
      '100755 bin/run',
      '100644 logo.png',
    ],
    rules: 1,
    branches: ['main'],
    proposed: [],
  },
  ecr: true,
  record: { commits: 1 },
  release: undefined,
  home: [],
  pullRequests: 1,
  applications: ['dev'],
};

/** A repository that nobody of the platform has made. */
const THEIRS = {
  commits: 2,
  paths: ['100644 README.md', '100644 package.json'],
  rules: 0,
  branches: ['main'],
  proposed: [],
};

/** What each kind has come to when its creation is done, and when it is undone. */
export const ENDS: Record<Kind, { whole: Outcome; undone: Outcome }> = {
  service: { whole: WHOLE, undone: UNDONE },
  prebuilt: {
    whole: {
      ...WHOLE,
      repository: undefined,
      ecr: false,
      release: 'pinned',
      home: ['catalog-info.yaml'],
    },
    undone: UNDONE,
  },
  onboard: {
    whole: {
      ...WHOLE,
      repository: {
        ...THEIRS,
        branches: ['delivery/onboard-<task>', 'main'],
        proposed: ['.github/workflows/ci.yaml', 'docs/run.md'],
      },
    },
    undone: { ...UNDONE, repository: THEIRS },
  },
};
