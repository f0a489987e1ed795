/** Lists, forms and answers to read: they need no script, and load none. A section brings a small one of its own. */
export const csr = false;
