/** A refusal as KMS states it; `name` is the exception of its API. */
export class KmsRefusal extends Error {
  constructor(
    name:
      | 'IncorrectKeyException'
      | 'InvalidCiphertextException'
      | 'NotFoundException'
      | 'UnsupportedOperationException'
      | 'ValidationException',
    message: string,
  ) {
    super(message);
    this.name = name;
  }
}
