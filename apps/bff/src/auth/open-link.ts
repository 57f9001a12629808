import { accessSchema, openLinkSchema } from '@qldb-console/contract';
import type { RequestHandler } from 'express';
import { ProblemError } from '../problem.ts';
import { nothing, parseRequest } from '../routes/parse-request.ts';
import { noteSignIn, recordSignIn } from './audit-sign-in.ts';
import type { Auth } from './auth.ts';
import { ANONYMOUS } from './caller.ts';
import { CookieTooLarge } from './cookies.ts';
import { endSessions } from './end-sessions.ts';
import { newSessionId } from './sessions.ts';

/** POST /auth/link: from the token of an auditor link to a session that lasts as long as the link. */
export function openLink(auth: Auth): RequestHandler {
  return async (request, response) => {
    const { token } = parseRequest({ params: nothing, query: nothing, body: openLinkSchema }, request).body;
    let opened: Awaited<ReturnType<Auth['openLink']>>;
    try {
      opened = await auth.openLink(token);
    } catch (error) {
      if (error instanceof ProblemError) {
        const { status, code } = error.problem;
        noteSignIn(auth, { kind: 'link', action: 'OpenLink', actor: ANONYMOUS, request, outcome: { status, code } });
      }
      throw error;
    }
    const { linkId, createdBy, expires } = opened;
    const access = accessSchema.parse(opened.access);
    const link = { kind: 'link', id: newSessionId(), linkId, createdBy, access, absoluteEnds: expires } as const;
    try {
      const { cookies, times } = await auth.store.writeLink(link, auth.now());
      await recordSignIn(auth, {
        kind: 'link',
        action: 'OpenLink',
        actor: { kind: 'link', id: linkId, name: `link of ${createdBy}` },
        request,
        outcome: { status: 200 },
      });
      // Whoever was signed in before is no longer: a link must not look as if it gave more than it does.
      await endSessions(auth, request);
      response.setHeader('set-cookie', cookies);
      response.json({ times });
    } catch (error) {
      if (!(error instanceof CookieTooLarge)) throw error;
      throw new ProblemError({ status: 413, code: 'too-large', title: 'This link holds more than fits into a cookie' });
    }
  };
}
