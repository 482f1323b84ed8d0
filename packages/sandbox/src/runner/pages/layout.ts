import { html, Html } from './html';

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; color: #1f2328; background: #fff; }
header { background: #24292f; color: #fff; padding: 12px 24px; }
header a { color: #fff; text-decoration: none; font-weight: 600; }
header small { color: #d0d7de; margin-left: 12px; }
main { max-width: 1100px; margin: 24px auto; padding: 0 24px; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; padding: 8px; border-bottom: 1px solid #d0d7de; vertical-align: top; }
pre { background: #f6f8fa; padding: 12px; overflow: auto; max-height: 480px; font-size: 12px; }
.badge { display: inline-block; padding: 0 8px; border-radius: 12px; font-size: 12px; color: #fff; background: #57606a; }
.success { background: #1a7f37; } .failure, .startup_failure, .timed_out { background: #cf222e; } .in_progress { background: #9a6700; }
button { padding: 5px 12px; border: 1px solid #d0d7de; border-radius: 6px; background: #f6f8fa; cursor: pointer; }
form { display: inline; }`;

/** A whole page of the sandbox's GitHub Actions. */
export function page(options: {
  title: string;
  repository: string;
  body: Html;
  /** Loads again by itself while something runs. */
  isLive: boolean;
}): string {
  const { title, repository, body, isLive } = options;
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        ${isLive && html`<meta http-equiv="refresh" content="3" />`}
        <title>${title} · ${repository}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <a href="/${repository}">${repository}</a>
          <small>sandbox</small>
          <small><a href="/${repository}/actions">Actions</a></small>
        </header>
        <main>${body}</main>
      </body>
    </html>`.text;
}

export function badge(status: string, conclusion: string | null): Html {
  const shown = conclusion ?? status;
  return html`<span class="badge ${shown}">${shown.replace('_', ' ')}</span>`;
}

export function duration(from: string | null, to: string | null): string {
  if (!from) {
    return '';
  }
  const end = to ? Date.parse(to) : Date.now();
  const seconds = Math.max(0, Math.round((end - Date.parse(from)) / 1000));
  return seconds < 60
    ? `${seconds}s`
    : `${Math.floor(seconds / 60)}m ${seconds % 60}s`;
}
