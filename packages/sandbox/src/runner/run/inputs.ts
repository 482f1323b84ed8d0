import type { Value } from '../expressions';
import { InvalidFileError, type InputDefinition } from '../workflow';

/** Inputs of a called or dispatched workflow: given ones by type, defaults for the rest. Throws on what does not fit. */
export function resolveInputs(
  declared: Record<string, InputDefinition>,
  given: Record<string, Value>,
): Record<string, Value> {
  const unknown = Object.keys(given).find(name => !(name in declared));
  if (unknown) {
    throw new InvalidFileError(`Unexpected input: ${unknown}`);
  }
  return Object.fromEntries(
    Object.entries(declared).map(([name, input]) => {
      const value = given[name] ?? input.default;
      if (value === undefined || value === null) {
        if (input.required) {
          throw new InvalidFileError(`Required input '${name}' not provided`);
        }
        return [name, emptyOf(input.type)];
      }
      return [name, typed(name, input, value)];
    }),
  );
}

function emptyOf(type: string): Value {
  if (type === 'boolean') {
    return false;
  }
  return type === 'number' ? 0 : '';
}

function typed(name: string, input: InputDefinition, value: Value): Value {
  if (input.type === 'boolean') {
    if (!['true', 'false'].includes(String(value))) {
      throw new InvalidFileError(`Input '${name}' is not a boolean`);
    }
    return String(value) === 'true';
  }
  if (input.type === 'number') {
    if (!Number.isFinite(Number(value))) {
      throw new InvalidFileError(`Input '${name}' is not a number`);
    }
    return Number(value);
  }
  if (input.options && !input.options.includes(String(value))) {
    throw new InvalidFileError(
      `Input '${name}' is none of ${input.options.join(', ')}`,
    );
  }
  return String(value);
}
