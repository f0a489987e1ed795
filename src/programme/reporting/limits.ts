/** How long what people write may be, in characters; forms say it before a schema refuses it. */

/** Three pages, several times what a part should have. */
export const longestPart = 10_000;
export const longestReply = 6000;
export const longestReason = 2000;
export const longestComment = 3000;
export const longestDispute = 2000;
export const longestRecommendation = 1500;
export const longestName = 200;
/** A passport as it was downloaded. */
export const longestPassport = 200_000;
