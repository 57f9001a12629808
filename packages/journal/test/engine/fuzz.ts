/** How often random tests of the engine run: some seconds by default, ENGINE_FUZZ times that on demand. */
export const FUZZ = Math.max(1, Number(process.env.ENGINE_FUZZ ?? '1'));
