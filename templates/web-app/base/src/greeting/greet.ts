/**
 * A greeting for a name; a stand-in for what this application is really for.
 * It comes from the API where there is one, as `GET /greeting?name=…`, else it is made here.
 */
export async function greet(name: string, apiUrl: string): Promise<string> {
  if (apiUrl === '') {
    return `Hello, ${name.trim() || 'world'}!`;
  }
  const response = await fetch(`${apiUrl.replace(/\/$/, '')}/greeting?${new URLSearchParams({ name })}`);
  if (!response.ok) {
    throw new Error(`The API answered ${response.status}`);
  }
  const { message } = Object(await response.json()) as { message?: unknown };
  if (typeof message !== 'string') {
    throw new Error('The answer of the API has no message');
  }
  return message;
}
