/** Nothing here acts before it is sent, so no script is loaded. */
export const csr = false;
