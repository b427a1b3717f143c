import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** One place where the system runs; `region` is an AWS region, `logRetention` how long logs are kept. */
export type Environment = Readonly<{
  region: string;
  purpose: 'production' | 'demonstration';
  logRetention: RetentionDays;
  keepsLogs: boolean;
}>;

/** The name of an environment, as given with `-c environment=`. */
export type EnvironmentName = 'production' | 'staging' | 'demonstration';

/** The environments. What must survive (table, keys, people) is retained in all of them. */
export const environments: Readonly<Record<EnvironmentName, Environment>> = {
  production: {
    region: 'ap-southeast-1',
    purpose: 'production',
    logRetention: RetentionDays.ONE_YEAR,
    keepsLogs: true,
  },
  staging: {
    region: 'ap-southeast-1',
    purpose: 'demonstration',
    logRetention: RetentionDays.THREE_MONTHS,
    keepsLogs: false,
  },
  demonstration: {
    region: 'ap-southeast-1',
    purpose: 'demonstration',
    logRetention: RetentionDays.ONE_MONTH,
    keepsLogs: false,
  },
};

/** The name of an environment from outside; production when none is given; another name is refused. */
export function environmentName(given: unknown): EnvironmentName {
  switch (given) {
    case undefined:
      return 'production';
    case 'production':
    case 'staging':
    case 'demonstration':
      return given;
    default:
      throw new Error(`environment: one of ${Object.keys(environments).join(', ')}`);
  }
}

/** Which permit key signs, as given with `-c permitKey=2`; the first when nothing is given. */
export function permitKeyNumber(given: unknown): number {
  if (given === undefined) return 1;
  const text = typeof given === 'number' || typeof given === 'string' ? String(given) : '';
  if (!/^[1-9]\d{0,2}$/u.test(text)) throw new Error('permitKey: the number of the permit key, from 1 on');
  return Number(text);
}

/** The organisations whose pipelines may ask the gate, as given with `-c deployers=2025:37,BTC`; none when nothing is given. */
export function deployerList(given: unknown): readonly string[] {
  if (given === undefined || given === '') return [];
  const names = typeof given === 'string' ? given.split(',').map((name) => name.trim()) : [];
  const isGood = names.length > 0 && names.every((name) => /^[A-Za-z0-9][A-Za-z0-9:._-]{0,79}$/u.test(name));
  if (!isGood || new Set(names).size < names.length) {
    throw new Error('deployers: ids of organisations, each once, parted by commas');
  }
  return names;
}
