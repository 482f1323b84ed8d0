/** The TCP port to listen on. Throws on what is no port. */
export function readPort({ PORT = '8080' }) {
  const port = Number(PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT is "${PORT}"; expected a whole number from 0 to 65535`);
  }
  return port;
}
