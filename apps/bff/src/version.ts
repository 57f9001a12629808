import manifest from '../package.json' with { type: 'json' };

/** Of the console as a whole. */
export const VERSION: string = manifest.version;
