/** Workspace projects that the product consists of; what they depend on is what a reader is given. */
export const SHIPPED_PROJECTS = ['apps/cli', 'apps/console'];
