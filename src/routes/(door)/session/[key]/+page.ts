/** The wall and people's phones: one small script of the page's own, and none of the framework's. */
export const csr = false;
