/** The last part of a key, as a file is named. */
export const fileName = (key: string): string => key.slice(key.lastIndexOf('/') + 1);
