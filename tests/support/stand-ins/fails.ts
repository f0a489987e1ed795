/** Ends before it is ready. */
console.error('the data directory is not ours');
process.exit(3);
