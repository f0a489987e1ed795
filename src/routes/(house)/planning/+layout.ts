/** Plans are read, and filled in as plain forms: no page of theirs needs a script, and none loads one. */
export const csr = false;
