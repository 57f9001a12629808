/** The journal itself is the outbox: blocks are immutable and ordered (docs/adr/006-journal-is-the-outbox.md). */
export const noOutbox = `
DROP TABLE outbox;
`;
