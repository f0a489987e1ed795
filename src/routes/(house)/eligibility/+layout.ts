/** Pages to read: they need no script, and load none. */
export const csr = false;
