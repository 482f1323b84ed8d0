import hljs from 'highlight.js/lib/common';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import { escapeHtml } from '../html/escapeHtml';

hljs.registerLanguage('dockerfile', dockerfile);

/** The first word after the fence: `yaml`, also of `yaml title="x"` and `{.yaml}`. */
function languageOf(info: string): string {
  return /^\{?\s*\.?([\w+#-]+)/.exec(info.trim())?.[1].toLowerCase() ?? '';
}

/** A fenced block; with colours where the language is known. */
export function renderFence(content: string, info: string): string {
  const language = languageOf(info);
  const html = hljs.getLanguage(language)
    ? hljs.highlight(content, { language, ignoreIllegals: true }).value
    : escapeHtml(content);
  return `<div class="highlight"><pre><code class="hljs${
    language ? ` language-${escapeHtml(language)}` : ''
  }">${html}</code></pre></div>\n`;
}
