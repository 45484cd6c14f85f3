/** The body of a response that is an uploaded file: only its hash is known here, and its bytes are sent from the disk. */
export class FileContent {
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;

  constructor(sha256: string, size: number) {
    this.sha256 = sha256;
    this.size = size;
  }
}
