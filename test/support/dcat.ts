import * as z from 'zod';

const node = z.looseObject({ '@id': z.string(), '@type': z.string() });
const graph = z.object({
  '@context': z.record(z.string(), z.string()),
  '@graph': z.array(node),
});
type Node = z.infer<typeof node>;

const literal = z.object({ '@value': z.string().min(1), '@language': z.string() });
const reference = z.object({ '@id': z.string() });
const listed = <Shape extends z.ZodType>(shape: Shape) =>
  z.union([z.array(shape).min(1), shape.transform((one) => [one])]);

/** What must be said of each class (DCAT-AP 3.0.1, mandatory properties), and what each is: a text in a language, or another node. */
const mandatory: Readonly<Record<string, Readonly<Record<string, 'text' | 'node'>>>> = {
  'dcat:Catalog': { 'dcterms:title': 'text', 'dcterms:description': 'text', 'dcterms:publisher': 'node' },
  'dcat:Dataset': { 'dcterms:title': 'text', 'dcterms:description': 'text' },
  'dcat:Distribution': { 'dcat:accessURL': 'node' },
  'foaf:Agent': { 'foaf:name': 'text' },
};

/** Of which class a node must be that a property leads to (DCAT-AP 3.0.1, ranges). */
const ranges: Readonly<Record<string, string>> = {
  'dcat:dataset': 'dcat:Dataset',
  'dcat:distribution': 'dcat:Distribution',
  'dcterms:publisher': 'foaf:Agent',
  'dcterms:conformsTo': 'dcterms:Standard',
  'dcat:mediaType': 'dcterms:MediaType',
};

/** What is said at most once of a node, of those properties that a register says (DCAT-AP 3.0.1, cardinalities). */
const once = ['dcterms:publisher', 'dcterms:modified', 'dcat:mediaType'];
/** What leads to a node, and is no text (DCAT-AP 3.0.1, kinds of node). */
const leading = ['dcat:downloadURL', 'dcat:accessURL', ...Object.keys(ranges)];

/** The vocabularies that DCAT-AP 3.0.1 builds on, by their prefixes. */
const vocabularies: Readonly<Record<string, string>> = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
};

const lacking = (one: Node): string[] =>
  Object.entries(mandatory[one['@type']] ?? {})
    .filter(([property, kind]) => {
      const shape = kind === 'text' ? listed(literal) : listed(reference);
      return !shape.safeParse(one[property]).success;
    })
    .map(([property]) => `${one['@type']} ${one['@id']} lacks ${property}`);

const strays = (one: Node, classes: ReadonlyMap<string, string>): string[] =>
  Object.entries(ranges).flatMap(([property, range]) => {
    const targets = listed(reference).safeParse(one[property]);
    return (targets.data ?? [])
      .filter(({ '@id': id }) => classes.get(id) !== range)
      .map(({ '@id': id }) => `${property} leads to ${id}, which is no ${range}`);
  });

const misused = (one: Node): string[] => [
  ...once
    .filter((property) => Array.isArray(one[property]) && one[property].length > 1)
    .map((property) => `${one['@id']} says ${property} more than once`),
  ...leading
    .filter((property) => one[property] !== undefined && !listed(reference).safeParse(one[property]).success)
    .map((property) => `${one['@id']} has a text as ${property}`),
];

/** Everything that DCAT-AP 3.0.1 finds wrong with a catalogue in JSON-LD, as far as classes, what they must say, how often, and where that leads. */
export const faultsOfCatalogue = (document: unknown): string[] => {
  const { '@context': context, '@graph': nodes } = graph.parse(document);
  const classes = new Map(nodes.map((one) => [one['@id'], one['@type']]));
  const prefixes = Object.entries(vocabularies).filter(([name, iri]) => context[name] !== iri);
  const absent = ['dcat:Catalog', 'dcat:Dataset', 'foaf:Agent'].filter(
    (name) => !nodes.some((one) => one['@type'] === name),
  );
  return [
    ...prefixes.map(([name]) => `the prefix ${name} means something else`),
    ...absent.map((name) => `there is no ${name}`),
    ...nodes.flatMap(lacking),
    ...nodes.flatMap(misused),
    ...nodes.flatMap((one) => strays(one, classes)),
  ];
};
