const { relative, sep } = require('node:path');
const factory = require('@backstage/cli/config/eslint-factory');

/**
 * Which of our packages each package may import in its sources (tests may use more). Dependencies point one way:
 * common ← node ← chart node ← {scaffolder module, backend}, common ← front end; nothing in a plugin knows the sandbox.
 */
const ALLOWED = {
  'packages/app': ['@internal/plugin-delivery', '@internal/plugin-portal'],
  'packages/backend': [
    '@internal/plugin-delivery-backend',
    '@internal/plugin-scaffolder-backend-module-delivery',
    '@internal/plugin-techdocs-backend-module-markdown',
  ],
  'packages/sandbox': ['@internal/helm'],
  'plugins/delivery-common': [],
  'plugins/delivery-node': ['@internal/plugin-delivery-common'],
  'plugins/delivery-chart-node': [
    '@internal/helm',
    '@internal/plugin-delivery-common',
    '@internal/plugin-delivery-node',
  ],
  'plugins/delivery-backend': [
    '@internal/plugin-delivery-chart-node',
    '@internal/plugin-delivery-common',
    '@internal/plugin-delivery-node',
  ],
  'plugins/scaffolder-backend-module-delivery': [
    '@internal/plugin-delivery-chart-node',
    '@internal/plugin-delivery-common',
    '@internal/plugin-delivery-node',
  ],
  'plugins/delivery': ['@internal/plugin-delivery-common'],
  'plugins/portal': ['@internal/plugin-delivery-common'],
  'plugins/techdocs-backend-module-markdown': [],
  'tools/bench-create': [
    '@internal/plugin-scaffolder-backend-module-delivery',
    '@internal/sandbox',
  ],
  'tools/chart': [
    '@internal/plugin-delivery-chart-node',
    '@internal/plugin-delivery-common',
    '@internal/plugin-delivery-node',
  ],
  'tools/frontend-testing': [],
  'tools/helm': [],
  'tools/kyverno': [],
  'tools/templates': [
    '@internal/charts',
    '@internal/kyverno',
    '@internal/plugin-scaffolder-backend-module-delivery',
    '@internal/sandbox',
  ],
  charts: ['@internal/helm'],
};

const OURS = [
  '@internal/bench-create',
  '@internal/chart',
  '@internal/charts',
  '@internal/frontend-testing',
  '@internal/helm',
  '@internal/kyverno',
  '@internal/sandbox',
  '@internal/templates',
  '@internal/plugin-delivery',
  '@internal/plugin-delivery-backend',
  '@internal/plugin-delivery-chart-node',
  '@internal/plugin-delivery-common',
  '@internal/plugin-delivery-node',
  '@internal/plugin-portal',
  '@internal/plugin-scaffolder-backend-module-delivery',
  '@internal/plugin-techdocs-backend-module-markdown',
];

/** Vendors' SDKs stop at the clients; the sandbox tests itself with them. */
const VENDORS = [
  'octokit',
  '@octokit/*',
  '@aws-sdk/*',
  '@kubernetes/client-node',
];
const VENDOR_PACKAGES = ['plugins/delivery-node', 'packages/sandbox', 'charts'];

module.exports = function packageConfig(dir, extra = {}) {
  const name = relative(`${__dirname}/..`, dir).split(sep).join('/');
  const allowed = ALLOWED[name];
  if (!allowed) {
    throw new Error(
      `${name} is not in eslint/package-config.js: say there what it may import`,
    );
  }
  return factory(dir, {
    ...extra,
    restrictedSrcImports: [
      ...OURS.filter(other => !allowed.includes(other)).map(other => ({
        name: other,
        message: `Dependencies point one way: ${name} may not import ${other} (eslint/package-config.js).`,
      })),
      ...(extra.restrictedSrcImports ?? []),
    ],
    restrictedImportPatterns: [
      ...(VENDOR_PACKAGES.includes(name) ? [] : VENDORS),
      ...(extra.restrictedImportPatterns ?? []),
    ],
  });
};
