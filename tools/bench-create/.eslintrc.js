const config = require('../../eslint/package-config')(__dirname);

module.exports = {
  ...config,
  rules: {
    ...config.rules,
    // Nothing here is built or shipped: it runs from its sources, and every dependency is one of development.
    '@backstage/no-undeclared-imports': 'off',
    'no-restricted-syntax': 'off',
  },
};
