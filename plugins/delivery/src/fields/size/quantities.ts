/** Kubernetes' `100m` as people say it: `0.1`. */
export function plainCpu(quantity: string): string {
  const millis = /^(\d+)m$/.exec(quantity);
  return millis ? String(Number(millis[1]) / 1000) : quantity;
}

/** Kubernetes' `128Mi` with a unit that people know: `128 MiB`. */
export function plainMemory(quantity: string): string {
  return quantity.replace(/^(\d+(?:\.\d+)?)([KMGT])i$/, '$1 $2iB');
}
