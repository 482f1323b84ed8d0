module.exports = require('../../eslint/package-config')(__dirname);
