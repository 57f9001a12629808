import { SETTINGS } from './env.ts';
import type { Judge } from './judge.ts';
import { hostOf, isLoopback } from './loopback.ts';

/** What INSECURE_NO_SIGN_IN must say: nobody sets that by accident. */
const NO_SIGN_IN = 'anyone-who-can-reach-this-port-is-admin';

/** Who can reach the console, by what it was told. */
export interface Reachability {
  /** Others than this machine can. */
  readonly byOthers: boolean;
  /** And nobody has to sign in, because the administrator said so. */
  readonly insecureNoSignIn: boolean;
}

/**
 * Without sign-in whoever reaches the console is admin of every ledger. So only this machine may reach it then, neither by
 * the address it listens on nor by a public one, unless somebody says in so many words that everybody shall.
 */
export function judgeReachability(judge: Judge, publicUrl: URL | undefined, hasSignIn: boolean): Reachability {
  const { settings, problems, warnings, refuse } = judge;
  const { value: said, label } = settings.insecureNoSignIn;
  const isBound = !isLoopback(judge.text('host').toLowerCase());
  const isPublished = publicUrl !== undefined && !isLoopback(hostOf(publicUrl));
  const byOthers = isBound || isPublished;
  if (said !== undefined && said !== NO_SIGN_IN) refuse('insecureNoSignIn', `whoever wants that writes ${NO_SIGN_IN}.`);
  if (said !== undefined && hasSignIn)
    problems.push(`${label} is set, but signIn is configured: one of the two is a mistake.`);
  if (hasSignIn || !byOthers) return { byOthers, insecureNoSignIn: false };
  if (said === NO_SIGN_IN) {
    warnings.push(
      'INSECURE: nobody has to sign in. Whoever can reach this port is admin of every ledger, and the audit log cannot ' +
        `tell who it was (${label}).`,
    );
    return { byOthers, insecureNoSignIn: true };
  }
  const forwarding = 'listen on 127.0.0.1 and forward the port, e.g. ssh -L 8580:127.0.0.1:8580 THIS-MACHINE';
  refuse(
    isBound ? 'host' : 'publicUrl',
    'others could reach the console, and there is no sign-in: everybody would be admin. Configure signIn ' +
      `(docs/configuration.md)${isBound ? `, or ${forwarding}` : ''}. ` +
      `Who wants it open all the same sets ${SETTINGS.insecureNoSignIn.variable}=${NO_SIGN_IN}.`,
  );
  return { byOthers, insecureNoSignIn: false };
}
