/** A list and figures: useful without any script. */
export const csr = false;
