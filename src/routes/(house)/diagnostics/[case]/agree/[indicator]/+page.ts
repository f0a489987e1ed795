/** Scores are saved as they are chosen. */
export const csr = true;
