/** How long what people write may be, in characters; forms say it before a schema refuses it. */

/** Three pages, several times what a part should have. */
export const longestPart = 10_000;
export const longestReply = 6000;
export const longestReason = 2000;
