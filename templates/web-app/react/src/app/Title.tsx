import { name } from '../../package.json';

/** The title of the window: that of the page, and the application's name. */
export function Title({ page }: { page?: string }) {
  return <title>{page ? `${page} · ${name}` : name}</title>;
}
