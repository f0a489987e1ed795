/** Cheap phones on slow lines: plain forms, no script. */
export const csr = false;
