/** Why a source file gives no article. */
export type RejectionReason =
  | 'empty'
  | 'binary'
  | 'too-large'
  | 'not-a-regular-file'
  | 'unsupported-format'
  | 'invalid-front-matter'
  | 'unreadable'

/**
 * A source file that cannot become an article. The refresh lists it and goes on with the rest.
 *
 * @example throw new Rejected('empty', 'a.txt', 'holds no text: write the article, or delete the file')
 */
export class Rejected extends Error {
  override readonly name = 'Rejected'
  readonly reason: RejectionReason
  readonly source: string

  constructor(reason: RejectionReason, source: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
    this.source = source
  }
}
