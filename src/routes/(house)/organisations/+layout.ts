/** A plain form: whatever is chosen before a script would have arrived stays chosen. */
export const csr = false;
