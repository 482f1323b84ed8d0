import type { Size } from './environment';

const MEMORY = /^(\d+)(Mi|Gi)$/;

/**
 * A size with more memory: what the runtime of a language takes for itself, on top of what the size gives every service.
 * Throws where either is not in Kubernetes notation, `128Mi` or `1Gi`.
 */
export function withExtraMemory<S extends Pick<Size, 'memory'>>(
  size: S,
  extra: string | undefined,
): S {
  return extra
    ? { ...size, memory: inGibi(mebi(size.memory) + mebi(extra)) }
    : size;
}

function mebi(quantity: string): number {
  const [, number, unit] = MEMORY.exec(quantity) ?? [];
  if (!number) {
    throw new Error(
      `"${quantity}" is no amount of memory; expected for instance 128Mi`,
    );
  }
  return Number(number) * (unit === 'Gi' ? 1024 : 1);
}

function inGibi(amount: number): string {
  return amount % 1024 === 0 ? `${amount / 1024}Gi` : `${amount}Mi`;
}
