import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { FREE_PORTS } from './support/product.ts';
import { run } from './support/run.ts';

describe('the command line', () => {
  it.each([[['help']], [['--help']], [['start', '--help']], [['help', 'verify']]])(
    'explains itself for %j',
    async (args) => {
      const { code, stdout, stderr } = await run(args);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^Usage: qldb-console/);
      expect(stderr).toBe('');
    },
  );

  it.each([
    [[], 'Usage: qldb-console COMMAND'],
    [['prove'], 'There is no command "prove".'],
    [['__proto__'], 'There is no command "__proto__".'],
    [['start', '--colour', 'red'], "Unknown option '--colour'"],
    [['start', 'now'], "Unexpected argument 'now'"],
    [['start', '--port'], "Option '--port <value>' argument missing"],
    [['start', '--port', '1', '--port', '2'], 'Option --port is given twice'],
  ])('refuses %j with exit code 2', async (args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toContain('    at ');
  });
});

describe('start', () => {
  it('names every wrong setting, and starts nothing', async () => {
    const { code, stderr } = await run(['start', '--port', 'x'], { HOST: '0.0.0.0', LEDGER_PORT: '-1' });
    expect(code).toBe(2);
    expect(stderr).toContain('HOST is "0.0.0.0"');
    expect(stderr).toContain('--port is "x"');
    expect(stderr).toContain('LEDGER_PORT is "-1"');
    expect(stderr).not.toContain('    at ');
  });

  it.each(['PORT', 'LEDGER_PORT', 'LOCAL_S3_PORT', 'LOCAL_KINESIS_PORT'])(
    'says plainly that %s is in use, and starts nothing',
    async (name) => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const { port } = other.address() as AddressInfo;
      const { code, stdout, stderr } = await run(['start'], { ...FREE_PORTS, [name]: String(port) });
      other.close();
      expect(code).toBe(1);
      expect(stderr).toContain(`Port ${port} on 127.0.0.1 is already in use by another program.\n`);
      expect(stderr).not.toContain('    at ');
      expect(stdout).toBe('');
    },
  );
});
