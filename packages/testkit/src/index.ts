export { awsCaptures } from './vectors.ts';
