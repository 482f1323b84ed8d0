import { createHash } from 'node:crypto';

/**
 * Layout and typography in the colours that TechDocs' reader gives as variables, so that light and dark follow the portal.
 * The reader adds rules of its own behind these, and pins the sidebars.
 */
const CSS = `
*,*::before,*::after{box-sizing:border-box}
body{margin:0;color:var(--md-default-fg-color,#1f2328);-webkit-font-smoothing:antialiased}
.md-toggle,.md-overlay{display:none}
.md-container{display:flex;flex-direction:column;min-height:60vh}
.md-main__inner{display:block}
.md-ellipsis{overflow:hidden;text-overflow:ellipsis}
.md-sidebar{overflow:hidden}
.md-sidebar__scrollwrap{overflow-y:auto;scrollbar-width:thin}
.md-sidebar__inner{padding:0 .75rem 1rem 0}
.md-nav__title{display:block;padding:0 0 .25rem;font-weight:700;overflow-wrap:anywhere}
.md-nav__list{list-style:none;margin:0;padding:0}
.md-nav__item{margin:0;padding:0}
.md-nav .md-nav .md-nav__list{padding-left:.75rem;border-left:1px solid var(--md-default-fg-color--lightest,#8883)}
.md-nav__link{padding:.3rem 0;color:inherit;text-decoration:none;cursor:pointer;line-height:1.35}
.md-nav__link:hover,.md-nav__link:focus-visible{color:var(--md-typeset-a-color,#0969da)}
.md-nav__link--active{font-weight:600}
.md-nav__item--level-3{padding-left:.75rem}
.md-nav__toggle:not(:checked)~.md-nav{display:none}
.md-nav__icon::after{content:"";display:block;background-color:currentColor;-webkit-mask:var(--md-nav-icon--next) center/contain no-repeat;mask:var(--md-nav-icon--next) center/contain no-repeat}
.md-nav__toggle:checked~.md-nav__link .md-nav__icon::after{transform:rotate(90deg)}
.md-content__inner{padding:0 1.5rem 4rem;overflow-wrap:break-word}
.md-content__button{float:right;margin:.4rem 0 .4rem .6rem;padding:.2rem;text-decoration:none;cursor:pointer}
.md-icon svg{width:1.3rem;height:1.3rem;fill:currentColor}
.md-typeset{line-height:1.6;color:var(--md-typeset-color,inherit)}
.md-typeset h1,.md-typeset h2,.md-typeset h3,.md-typeset h4,.md-typeset h5,.md-typeset h6{margin:1.6em 0 .6em;scroll-margin-top:4rem}
.md-typeset h1{margin-top:0}
.md-typeset p,.md-typeset ul,.md-typeset ol,.md-typeset blockquote,.md-typeset dl{margin:0 0 1em}
.md-typeset ul,.md-typeset ol{padding-left:1.6em}
.md-typeset li>p{margin-bottom:.4em}
.md-typeset li.task-list-item{list-style:none;margin-left:-1.2em}
.md-typeset a{color:var(--md-typeset-a-color,#0969da);text-underline-offset:.15em}
.md-typeset a:focus-visible,.md-nav__link:focus-visible,.md-footer__link:focus-visible,summary:focus-visible{outline:2px solid var(--md-accent-fg-color,#0969da);outline-offset:2px}
.md-typeset .headerlink{margin-left:.4em;opacity:0;text-decoration:none}
.md-typeset :hover>.headerlink,.md-typeset .headerlink:focus{opacity:.6}
.md-typeset img{max-width:100%;height:auto}
.md-typeset hr{margin:2em 0;border:0;border-bottom:1px solid var(--md-default-fg-color--lighter,#8886)}
.md-typeset blockquote{padding-left:1em}
.md-typeset mark{background-color:var(--md-typeset-mark-color,#ff08)}
.md-typeset kbd{padding:.1em .4em;border:1px solid var(--md-default-fg-color--lighter,#8886);border-radius:.25em;font-size:.85em}
.md-typeset table{display:block;width:max-content;max-width:100%;overflow-x:auto;margin:0 0 1em;border-collapse:collapse}
.md-typeset th,.md-typeset td{padding:.5em .9em;text-align:left;vertical-align:top}
.md-typeset code,.md-typeset pre,.md-typeset kbd{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.md-typeset code{padding:.12em .35em;border-radius:.25em;font-size:.87em;color:var(--md-code-fg-color,inherit);background-color:var(--md-code-bg-color,#8881)}
.md-typeset pre{position:relative;margin:0 0 1em;line-height:1.5}
.md-typeset pre>code{display:block;padding:.9em 1.1em;overflow-x:auto;border:1px solid var(--md-default-fg-color--lightest,#8883);border-radius:.4em;white-space:pre}
.md-clipboard{z-index:1;opacity:0}
.md-typeset pre:hover .md-clipboard,.md-clipboard:focus{opacity:1}
.hljs-keyword,.hljs-selector-tag,.hljs-literal,.hljs-meta{color:var(--md-code-hl-keyword-color,#0550ae)}
.hljs-string,.hljs-regexp,.hljs-addition,.hljs-template-tag{color:var(--md-code-hl-string-color,#116329)}
.hljs-number,.hljs-symbol,.hljs-bullet,.hljs-deletion{color:var(--md-code-hl-number-color,#953800)}
.hljs-title,.hljs-section,.hljs-name,.hljs-type,.hljs-built_in,.hljs-attr,.hljs-attribute,.hljs-selector-class,.hljs-selector-id{color:var(--md-code-hl-function-color,#6639ba)}
.hljs-comment,.hljs-quote{color:var(--md-code-hl-comment-color,#6e7781);font-style:italic}
.hljs-variable,.hljs-template-variable,.hljs-params,.hljs-operator,.hljs-punctuation{color:var(--md-code-hl-variable-color,inherit)}
.hljs-emphasis{font-style:italic}
.hljs-strong{font-weight:700}
.admonition,.md-typeset details{--colour:#448aff;--icon:var(--md-admonition-icon--note);margin:0 0 1em;padding:0 .9rem;border:1px solid var(--colour);border-left-width:.25rem;border-radius:.3em;background-color:var(--md-admonition-bg-color,transparent)}
.admonition-title,.md-typeset summary{position:relative;margin:0 -.9rem .6em!important;padding:.45em .9rem .45em 2.5rem;font-weight:700}
.md-typeset summary{cursor:pointer;list-style:none}
.md-typeset summary::-webkit-details-marker{display:none}
.md-typeset details:not([open])>summary{margin-bottom:0!important}
.admonition-title::before,.md-typeset summary::before{content:"";position:absolute;left:.8rem;background-color:var(--colour);-webkit-mask:var(--icon) center/contain no-repeat;mask:var(--icon) center/contain no-repeat}
.md-typeset summary::after{content:"";position:absolute;right:.8rem;background-color:currentColor;-webkit-mask:var(--md-details-icon) center/contain no-repeat;mask:var(--md-details-icon) center/contain no-repeat}
.md-typeset .abstract,.md-typeset .summary,.md-typeset .tldr{--colour:#00a2d3;--icon:var(--md-admonition-icon--abstract)}
.md-typeset .info,.md-typeset .todo{--colour:#00a6c0;--icon:var(--md-admonition-icon--info)}
.md-typeset .tip,.md-typeset .hint,.md-typeset .important{--colour:#00a78f;--icon:var(--md-admonition-icon--tip)}
.md-typeset .success,.md-typeset .check,.md-typeset .done{--colour:#00b248;--icon:var(--md-admonition-icon--success)}
.md-typeset .question,.md-typeset .help,.md-typeset .faq{--colour:#5bb818;--icon:var(--md-admonition-icon--question)}
.md-typeset .warning,.md-typeset .caution,.md-typeset .attention{--colour:#ff9100;--icon:var(--md-admonition-icon--warning)}
.md-typeset .failure,.md-typeset .fail,.md-typeset .missing{--colour:#ff5252;--icon:var(--md-admonition-icon--failure)}
.md-typeset .danger,.md-typeset .error{--colour:#ff1744;--icon:var(--md-admonition-icon--danger)}
.md-typeset .bug{--colour:#f50057;--icon:var(--md-admonition-icon--bug)}
.md-typeset .example{--colour:#7c4dff;--icon:var(--md-admonition-icon--example)}
.md-typeset .quote,.md-typeset .cite{--colour:#9e9e9e;--icon:var(--md-admonition-icon--quote)}
.tabbed-block{margin:0 0 1em;padding-left:1rem;border-left:2px solid var(--md-default-fg-color--lighter,#8886)}
.tabbed-title{font-weight:700}
.md-footer__inner{display:flex;justify-content:space-between;gap:1rem;padding:.4rem 1rem}
.md-footer__link{display:flex;padding:.3rem 0;color:inherit;text-decoration:none}
.md-footer__link--next{margin-left:auto;text-align:right;justify-content:flex-end}
.md-footer__title{display:flex;flex-direction:column;min-width:0}
.md-footer__direction{font-size:.75em;opacity:.7}
@media screen and (max-width:76.1875em){
.md-sidebar--primary{position:fixed;top:0;padding:1rem;background-color:var(--md-default-bg-color,#fff);transition:transform .2s}
[data-md-toggle=drawer]:checked~.md-overlay{display:block;position:fixed;inset:0;z-index:150;background-color:#0008}
.md-nav__link{padding:.45rem 0}
}
@media print{.md-sidebar,.md-footer,.headerlink,.md-content__button{display:none}}
`;

export interface Stylesheet {
  /** In the output folder. TechDocs' sanitizer lets only stylesheets of such a name pass. */
  path: string;
  content: string;
}

export function createStylesheet(): Stylesheet {
  const content = CSS.replace(/\n/g, '');
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  return { path: `assets/stylesheets/main.${hash}.min.css`, content };
}
