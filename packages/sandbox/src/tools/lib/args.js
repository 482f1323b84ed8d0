'use strict';

const { Exit } = require('./run');

/**
 * Splits arguments into options and operands.
 * `spec` maps an option's name to how it takes a value: 'value', 'flag' (`--x` or `--x=false`), 'list' (repeated) or
 * 'many' (all words up to the next option). Unknown options end the tool: `unknown(option)` says how.
 */
function parseArgs(argv, spec, unknown) {
  const options = {};
  const operands = [];
  for (let i = 0; i < argv.length; i += 1) {
    const word = argv[i];
    if (!word.startsWith('-') || word === '-') {
      operands.push(word);
      continue;
    }
    const [, option, inline] = /^(--?[^=]+)(?:=([^]*))?$/.exec(word);
    const name = spec.aliases?.[option] || option.replace(/^--/, '');
    const kind =
      option.startsWith('--') || spec.aliases?.[option]
        ? spec.options[name]
        : undefined;
    if (!kind) {
      throw unknown(option);
    }
    if (kind === 'flag') {
      options[name] = inline === undefined || inline === 'true';
    } else if (kind === 'many') {
      options[name] = inline === undefined ? [] : [inline];
      while (i + 1 < argv.length && !argv[i + 1].startsWith('--')) {
        options[name].push(argv[(i += 1)]);
      }
    } else {
      const value = inline === undefined ? argv[(i += 1)] : inline;
      if (value === undefined) {
        throw new Exit(`flag needs an argument: ${option}`);
      }
      options[name] =
        kind === 'list' ? [...(options[name] || []), value] : value;
    }
  }
  return { options, operands };
}

module.exports = { parseArgs };
