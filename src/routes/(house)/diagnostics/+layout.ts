/** Forms and lists: they need no script, and load none. Only the pages that save as people choose bring one. */
export const csr = false;
