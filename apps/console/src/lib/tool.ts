import { version } from '../../package.json';

/** How files written here say what wrote them. */
export const TOOL = { name: 'QLDB Console', version } as const;
