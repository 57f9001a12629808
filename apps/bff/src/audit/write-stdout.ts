/** Writes to stdout, and answers when it was taken. @throws what writing there throws: its reader has gone */
export function writeStdout(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
