/** The kinds of file that are taken as evidence, each with the endings it may have; the first is the usual one. */
const endings = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'text/plain': ['txt', 'csv', 'tsv', 'md', 'log'],
} as const;

/** A kind of file that is taken as evidence (IANA media type); comma-separated values are text like any other. */
export type MediaType = keyof typeof endings;

/** Whether this is a kind of file that is taken; web pages, vector pictures and programs never are. */
export const isMediaType = (type: string): type is MediaType => Object.hasOwn(endings, type);

/** What a browser is told a download is; a kind that is not on the list is bytes and nothing else. */
export const servedType = (type: string): string => {
  if (!isMediaType(type)) return 'application/octet-stream';
  return type === 'text/plain' ? 'text/plain; charset=utf-8' : type;
};

/** The endings that fit a kind of file, without the dot; none for a kind that is not on the list. */
export const endingsOf = (type: string): readonly string[] => (isMediaType(type) ? endings[type] : []);
