/** A greeting for a name; a stand-in for what this service is really for. */
export function greet(name: string): string {
  return `Hello, ${name.trim() || 'world'}!`;
}
