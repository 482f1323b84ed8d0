const ADDRESS = /^https?:\/\/[a-z0-9.-]+(:[0-9]{1,5})?(\/[\w.~%/-]*)?$/i;

/**
 * What the environment tells the application: the content of /config.json.
 * It runs in nginx and in Vite, and keeps to the JavaScript that both know.
 *
 * @param {Record<string, string | undefined>} environment
 * @returns {{ environment: string, apiUrl: string }}
 * @throws {Error} that names the variable and what was expected
 */
function readSettings(environment) {
  return {
    environment: environment.ENVIRONMENT || 'local',
    apiUrl: readAddress('API_URL', environment.API_URL),
  };
}

/**
 * @param {string} name
 * @param {string | undefined} value
 */
function readAddress(name, value) {
  if (!value) {
    return '';
  }
  if (!ADDRESS.test(value)) {
    throw new Error(
      `${name} is ${JSON.stringify(value)}; expected an address such as https://orders.acme.example`,
    );
  }
  return value;
}

export default readSettings;
