/** The wall and people's own phones: the pages bring one small script of their own. */
export const csr = false;
