import * as z from 'zod';

/** What the names of one template stand for. */
export interface Scope {
  ref(id: string): unknown;
  attribute(id: string, name: string): unknown;
  imported(name: string): unknown;
}

type Evaluate = (argument: unknown, scope: Scope) => unknown;

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const record = z.record(z.string(), z.unknown());

const functions: Readonly<Record<string, Evaluate>> = {
  Ref: (argument, scope) => scope.ref(z.string().parse(argument)),
  'Fn::GetAtt': (argument, scope) => {
    const [id, name] = z
      .union([z.tuple([z.string(), z.string()]), z.string().transform(splitAttribute)])
      .parse(argument);
    return scope.attribute(id, name);
  },
  'Fn::ImportValue': (argument, scope) => scope.imported(text.parse(resolve(argument, scope))),
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = z.tuple([z.string(), z.unknown()]).parse(argument);
    return z.array(text).parse(resolve(parts, scope)).join(separator);
  },
  'Fn::Split': (argument, scope) => {
    const [separator, whole] = z.tuple([z.string(), z.unknown()]).parse(argument);
    return text.parse(resolve(whole, scope)).split(separator);
  },
  'Fn::Select': (argument, scope) => {
    const [index, list] = z.tuple([z.coerce.number(), z.unknown()]).parse(argument);
    return z.array(z.unknown()).parse(resolve(list, scope))[index];
  },
  'Fn::Sub': (argument, scope) => {
    const [pattern, given] =
      typeof argument === 'string' ? [argument, {}] : z.tuple([z.string(), record]).parse(argument);
    return substitute(pattern, given, scope);
  },
};

/** Replaces every intrinsic function in a value by what it stands for; one that is not known is refused by name. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value))
    return value.map((item) => resolve(item, scope)).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first !== undefined && isIntrinsic(first[0])) {
    const evaluate = functions[first[0]];
    if (evaluate === undefined) throw new Error(`the intrinsic function ${first[0]} is not known`);
    return evaluate(first[1], scope);
  }
  return Object.fromEntries(
    entries.map(([key, item]) => [key, resolve(item, scope)]).filter(([, item]) => item !== undefined),
  );
}

function isIntrinsic(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}

function splitAttribute(dotted: string): [string, string] {
  const dot = dotted.indexOf('.');
  return [dotted.slice(0, dot), dotted.slice(dot + 1)];
}

function substitute(pattern: string, given: Readonly<Record<string, unknown>>, scope: Scope): string {
  return pattern.replaceAll(/\$\{(!?)([^}]+)\}/g, (_, escaped: string, name: string) => {
    if (escaped === '!') return `\${${name}}`;
    if (Object.hasOwn(given, name)) return text.parse(resolve(given[name], scope));
    return text.parse(name.includes('.') ? scope.attribute(...splitAttribute(name)) : scope.ref(name));
  });
}
