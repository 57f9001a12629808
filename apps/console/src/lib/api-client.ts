import { createClient } from '@qldb-console/contract';

/** The back end this console was served by. */
export const api = createClient((input, init) => fetch(input, init));
