/** Kubernetes' `100m` as people say it: `0.1`, in Spanish `0,1`. */
export function plainCpu(quantity: string, language: string): string {
  const millis = /^(\d+)m$/.exec(quantity);
  return millis
    ? (Number(millis[1]) / 1000).toLocaleString(language)
    : quantity;
}

/** Kubernetes' `128Mi` with a unit that people know: `128 MiB`. */
export function plainMemory(quantity: string): string {
  return quantity.replace(/^(\d+(?:\.\d+)?)([KMGT])i$/, '$1 $2iB');
}
