import { evaluateDeep, isObject, type Scope, type Value } from '../expressions';
import type { JobDefinition } from './schema';

export type MatrixCell = { [key: string]: Value };

/** The combinations of a job's matrix; one empty one where there is none. */
export function expandMatrix(
  strategy: JobDefinition['strategy'],
  scope: Scope,
): MatrixCell[] {
  if (!strategy?.matrix) {
    return [{}];
  }
  const matrix = evaluateDeep(strategy.matrix as Value, scope);
  if (!isObject(matrix)) {
    throw new Error('strategy.matrix is not a map');
  }
  const { include, exclude, ...axes } = matrix;
  const product = Object.entries(axes).reduce<MatrixCell[]>(
    (cells, [name, values]) =>
      cells.flatMap(cell =>
        toList(values).map(value => ({ ...cell, [name]: value })),
      ),
    [{}],
  );
  const kept = product.filter(
    cell => !toCells(exclude).some(pattern => agrees(cell, pattern)),
  );
  return withIncludes(
    Object.keys(axes).length ? kept : [],
    Object.keys(axes),
    toCells(include),
  );
}

/** `build (18, linux)`: how GitHub names one cell's job. */
export function matrixSuffix(cell: MatrixCell): string {
  const values = Object.values(cell).map(value =>
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  );
  return values.length ? ` (${values.join(', ')})` : '';
}

function withIncludes(
  cells: MatrixCell[],
  axes: string[],
  includes: MatrixCell[],
): MatrixCell[] {
  const result = cells.map(cell => ({ ...cell }));
  const extra: MatrixCell[] = [];
  for (const include of includes) {
    const originals = Object.fromEntries(
      Object.entries(include).filter(([key]) => axes.includes(key)),
    );
    const fitting = result.filter((_, index) =>
      agrees(cells[index], originals),
    );
    fitting.forEach(cell => Object.assign(cell, include));
    if (fitting.length === 0) {
      extra.push(include);
    }
  }
  return [...result, ...extra];
}

function agrees(cell: MatrixCell, pattern: MatrixCell): boolean {
  return Object.entries(pattern).every(
    ([key, value]) => JSON.stringify(cell[key]) === JSON.stringify(value),
  );
}

function toList(value: Value): Value[] {
  return Array.isArray(value) ? value : [value];
}

function toCells(value: Value | undefined): MatrixCell[] {
  return toList(value ?? []).filter(isObject);
}
