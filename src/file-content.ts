/** The body of a response that is an uploaded file: only its hash is known here, and its bytes are sent from the disk. */
export class FileContent {
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;

  /** Whether the contract declares something else for it, so that it cannot be checked. */
  readonly isDeclared: boolean;

  constructor(sha256: string, size: number, declared?: 'undeclared') {
    this.sha256 = sha256;
    this.size = size;
    this.isDeclared = declared === undefined;
  }
}
