import { html, Html } from '../../core';

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --soft: #8882; --dim: #777; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
a { color: light-dark(#0550ae, #79b8ff); }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; color: var(--dim); } code { font-size: .9em; overflow-wrap: anywhere; }
.dim { color: var(--dim); } .badge { border-radius: 1rem; padding: .1rem .6rem; background: var(--soft); white-space: nowrap; }
.good { background: #2da44e33; } .bad { background: #cf222e33; } .busy { background: #0969da33; } .warn { background: #bf870033; }
`;

/** A whole page around its body. */
export function page(title: string, body: Html): string {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`.text;
}
