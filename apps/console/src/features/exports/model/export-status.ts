import type { ExportEncryption, ExportStatus, OutputFormat } from '@qldb-console/contract';

export const EXPORT_STATUSES: Record<
  ExportStatus,
  { word: string; icon: 'success' | 'in-progress' | 'error'; means: string }
> = {
  IN_PROGRESS: { word: 'In progress', icon: 'in-progress', means: 'The service is writing objects to the bucket.' },
  COMPLETED: { word: 'Completed', icon: 'success', means: 'The service states that everything was written.' },
  CANCELLED: {
    word: 'Cancelled',
    icon: 'error',
    means: 'The service gave up. What was written until then is not complete: create another export.',
  },
};

/** A state that ends by itself: worth asking again soon. */
export const isRunning = (status: ExportStatus): boolean => status === 'IN_PROGRESS';

export const OUTPUT_FORMATS: Record<OutputFormat, string> = {
  ION_TEXT: 'Ion text',
  ION_BINARY: 'Ion binary',
  JSON: 'JSON Lines',
};
export const ENCRYPTIONS: Record<ExportEncryption, string> = {
  NO_ENCRYPTION: 'Default of the bucket',
  SSE_S3: 'Key managed by Amazon S3 (AES-256)',
  SSE_KMS: 'AWS KMS key',
};
