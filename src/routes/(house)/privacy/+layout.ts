/** Read, and acted on by plain forms: no page here needs a script, and none loads one. */
export const csr = false;
