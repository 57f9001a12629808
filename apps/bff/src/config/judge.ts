import { judgeEndpoint } from './endpoint-url.ts';
import { SETTINGS, type SettingName, type Settings } from './env.ts';
import { quote } from './issues.ts';

/** Reads values out of settings, and collects what is wrong with them. */
export interface Judge {
  readonly settings: Settings;
  /** A line for every mistake. */
  readonly problems: string[];
  /** What is allowed but dangerous, a line each. */
  readonly warnings: string[];
  text(name: SettingName): string;
  /** Names the setting with its value, and why that cannot be. */
  refuse(name: SettingName, why: string): void;
  /** @param what listens there, in words; two things cannot listen on one port */
  port(name: SettingName, what: string): number;
  count(name: SettingName, least: number, most: number): number;
  /** undefined = not set */
  isOn(name: SettingName): boolean | undefined;
  /** undefined = not set, or AWS's own, which for S3 and Kinesis is written `aws` */
  endpoint(name: SettingName, mayBeAws?: 'may be aws'): string | undefined;
  /** A key of AWS's form, which is not repeated. */
  key(name: SettingName): string;
  /** Two settings that mean nothing without each other. @returns whether both are set */
  pair(one: SettingName, other: SettingName): boolean;
}

export function createJudge(settings: Settings): Judge {
  const problems: string[] = [];
  const takenPorts = new Map<number, string>();
  const text = (name: SettingName) => settings[name].value ?? '';
  const refuse = (name: SettingName, why: string) => {
    problems.push(`${settings[name].label} is ${quote(text(name))}: ${why}`);
  };
  return {
    settings,
    problems,
    warnings: [],
    text,
    refuse,
    port(name, what) {
      const port = Number(text(name));
      if (!/^\d{1,5}$/.test(text(name)) || port > 65_535) {
        refuse(name, 'a port is a whole number from 0 to 65535 (0 = any free one).');
        return port;
      }
      const taken = takenPorts.get(port);
      if (port !== 0 && taken !== undefined) refuse(name, `${taken} listens there.`);
      else takenPorts.set(port, `${what} (${settings[name].label})`);
      return port;
    },
    count(name, least, most) {
      const count = Number(text(name));
      if (!/^\d{1,8}$/.test(text(name)) || count < least || count > most)
        refuse(name, `must be a whole number from ${least} to ${most}.`);
      return count;
    },
    isOn(name) {
      const { value } = settings[name];
      if (value !== undefined && value !== 'on' && value !== 'off') refuse(name, 'must be on or off.');
      return value === undefined ? undefined : value === 'on';
    },
    endpoint(name, mayBeAws) {
      const { value, label } = settings[name];
      if (value === undefined || (value === 'aws' && mayBeAws)) return undefined;
      const judged = judgeEndpoint(value);
      if (typeof judged === 'string') return judged;
      // A value with a password in it is not repeated.
      if (judged.secret) problems.push(`${label} ${judged.why}`);
      else refuse(name, judged.why);
      return undefined;
    },
    key(name) {
      if (!/^[\x21-\x7e]{1,128}$/.test(text(name)))
        problems.push(`${settings[name].label} must be 1–128 visible ASCII characters without spaces.`);
      return text(name);
    },
    pair(one, other) {
      const [hasOne, hasOther] = [settings[one].value !== undefined, settings[other].value !== undefined];
      if (hasOne !== hasOther)
        problems.push(`${SETTINGS[one].variable} and ${SETTINGS[other].variable} must be set together.`);
      return hasOne && hasOther;
    },
  };
}

/** Something that can be looked for on a disk. */
export function isPath(value: string): boolean {
  return value !== '' && !value.includes('\0');
}
