/** The back end of the console: from settings to a running server. The command line puts it together. */

export { checkConfig, type Findings } from './config/check-config.ts';
export { type Config, ConfigError, toConfig } from './config/config.ts';
export { describeFile, describeSettings } from './config/describe-settings.ts';
export { SETTING_NAMES, SETTINGS, type SettingName, type Settings, specOf } from './config/env.ts';
export { loadConfig, readSources } from './config/load-config.ts';
export type { DeliveryTarget, EmbeddedUpstream } from './config/upstream.ts';
export { type Context, type ContextOptions, createContext } from './context.ts';
export { createLogger, type Logger } from './log.ts';
export { askUpstream } from './routes/health/health.ts';
export { ListenError, listenProblem, type RunningServer, serve } from './server.ts';
export { VERSION } from './version.ts';
