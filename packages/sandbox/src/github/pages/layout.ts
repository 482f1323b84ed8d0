import type { Response } from 'express';
import { html, Html } from '../../core';

/** A link of the navigation at the top. */
export interface NavLink {
  href: string;
  text: string;
  current?: boolean;
}

export const STYLE_PATH = '/_assets/style.css';
/** Of people without a picture, and of the pages. */
export const ICON_PATH = '/_assets/avatar.svg';

/** A whole page around a body. `bodyHtml` must be safe already: made by `html`. */
export function layout(
  title: string,
  bodyHtml: Html | string,
  nav: readonly NavLink[],
): string {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Sandbox GitHub</title>
        <link rel="icon" href="${ICON_PATH}" />
        <link rel="stylesheet" href="${STYLE_PATH}" />
      </head>
      <body>
        <header>
          <a class="home" href="/">Sandbox GitHub</a>
          <nav aria-label="Main">
            ${nav.map(
              link =>
                html`<a
                  href="${link.href}"
                  ${link.current && html` aria-current="page"`}
                  >${link.text}</a
                >`,
            )}
          </nav>
        </header>
        <main>${new Html(String(bodyHtml))}</main>
      </body>
    </html>`.text;
}

/** Pages bring no scripts, load nothing from elsewhere and are framed by nobody. */
export function sendPage(response: Response, page: string, status = 200): void {
  response
    .status(status)
    .set({
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    })
    .type('html')
    .send(page);
}

export const STYLE = `
:root { color-scheme: light dark; --text: #1f2328; --muted: #59636e; --line: #d1d9e0; --back: #fff; --soft: #f6f8fa; --link: #0758b5; --add: #dafbe1; --del: #ffebe9; --go: #1a7f37; --bad: #c4232b; }
@media (prefers-color-scheme: dark) { :root { --text: #f0f6fc; --muted: #9198a1; --line: #3d444d; --back: #0d1117; --soft: #151b23; --link: #6cb0ff; --add: #12361f; --del: #4a1a1f; --go: #2da44e; --bad: #ff7b72; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; padding: 0.75rem 1.5rem; background: var(--soft); border-bottom: 1px solid var(--line); }
header .home { font-weight: 600; color: inherit; }
nav { display: flex; flex-wrap: wrap; gap: 1rem; }
nav [aria-current] { font-weight: 600; color: inherit; }
main { max-width: 70rem; margin: 0 auto; padding: 1.5rem; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; } h3 { font-size: 1rem; }
table { width: 100%; border-collapse: collapse; margin: 0 0 1.5rem; }
caption { text-align: left; color: var(--muted); padding: 0.25rem 0; }
th, td { text-align: left; padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); vertical-align: top; font-weight: 400; }
code, pre { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, monospace; }
pre { overflow-x: auto; padding: 0.75rem; background: var(--soft); border: 1px solid var(--line); border-radius: 6px; }
pre .add { background: var(--add); display: block; } pre .del { background: var(--del); display: block; } pre .line { display: block; }
.muted { color: var(--muted); }
.state { padding: 0.1rem 0.6rem; border-radius: 1rem; color: #fff; background: var(--go); font-size: 0.85rem; }
.state.closed { background: #b3261e; } .state.merged { background: #7341c9; }
form { display: inline-block; margin: 0 0.5rem 1rem 0; }
button { font: inherit; padding: 0.35rem 1rem; border: 1px solid transparent; border-radius: 6px; color: #fff; background: #1a7f37; cursor: pointer; }
button.plain { color: inherit; background: var(--soft); border-color: var(--line); }
.narrow { width: 6rem; white-space: nowrap; }
.readme { border: 1px solid var(--line); border-radius: 6px; padding: 0 1.25rem; }
`;
