/** One button: works without any script. */
export const csr = false;
