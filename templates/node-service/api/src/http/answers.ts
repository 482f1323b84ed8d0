import type { ShowError } from './errors.js';

/** Every error of the API has this form. */
export const showError: ShowError = (response, status, message) => {
  response.status(status).json({ error: message });
};
