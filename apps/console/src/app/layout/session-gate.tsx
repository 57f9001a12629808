import { ApiError } from '@qldb-console/contract';
import { lazy, type ReactNode, Suspense } from 'react';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useSession } from '../../lib/session.ts';
import { isSignedOut } from '../../lib/session-query.ts';
import { PageLoading } from './page-loading.tsx';

const SignInPage = lazy(() =>
  import('../../features/session/sign-in-page.tsx').then((module) => ({ default: module.SignInPage })),
);

/** Draws a page when it is known who asks for it, or else what stands in the way. */
export function SessionGate({ isLocal, children }: { isLocal: boolean; children: ReactNode }) {
  const { isPending, error, refetch } = useSession();
  if (isLocal) return children;
  if (isPending)
    return (
      <div className="late">
        <PageLoading />
      </div>
    );
  if (isSignedOut(error))
    return (
      <Suspense fallback={null}>
        <SignInPage />
      </Suspense>
    );
  if (error instanceof ApiError && error.problem.code === 'session-expired')
    return <ProblemAlert what="Your session could not be renewed." error={error} onRetry={() => void refetch()} />;
  // Whatever else is wrong, the page has its own words for it.
  return children;
}
