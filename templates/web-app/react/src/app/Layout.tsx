import { NavLink, Outlet, ScrollRestoration } from 'react-router';
import { name } from '../../package.json';
import { useConfig } from './useConfig';

/** What every page has around it. */
export function Layout() {
  const { environment } = useConfig();
  return (
    <div className="layout">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="header">
        <strong>{name}</strong>
        <nav aria-label="Pages">
          <NavLink to="/">Home</NavLink>
          <NavLink to="/about">About</NavLink>
        </nav>
      </header>
      <main id="main" tabIndex={-1} className="page">
        <Outlet />
      </main>
      <footer className="footer">Environment: {environment}</footer>
      <ScrollRestoration />
    </div>
  );
}
