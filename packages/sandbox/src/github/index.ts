export * from './createGitHub';
export {
  escapeHtml,
  html,
  Html,
  layout,
  sendPage,
  type NavLink,
} from './pages';
