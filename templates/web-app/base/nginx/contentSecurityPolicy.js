/**
 * Everything comes from this origin, nothing is inline, nobody puts the application into a frame.
 *
 * @param {string} apiUrl  address that requests may go to besides; '' for none
 * @returns {string} value of the header Content-Security-Policy
 */
function contentSecurityPolicy(apiUrl) {
  const origin = /^https?:\/\/[^/]+/.exec(apiUrl);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self'${origin ? ` ${origin[0]}` : ''}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export default contentSecurityPolicy;
