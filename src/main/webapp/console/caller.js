// Who asks, as far as the page knows.

import { isAdmin } from './server.js';

export { claims, token, useToken } from './server.js';

let admin;

/** Whether this caller is told what administrators are told; asked once. */
export function isAdminKnown() {
  admin = admin || isAdmin().catch(() => false);
  return admin;
}

export function forgetAdmin() {
  admin = undefined;
}
