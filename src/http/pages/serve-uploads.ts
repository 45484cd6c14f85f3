import type { RequestHandler } from 'express';
import { lookup } from 'mime-types';
import { SandboxError } from '../../errors.ts';
import { FileContent } from '../../file-content.ts';
import { uploadPath } from '../../upload-address.ts';
import type { UploadStore } from '../../uploads/upload-store.ts';
import { sendFile } from '../response/send-file.ts';

/**
 * Serves uploaded files at the addresses that responses show of them, `/__file/SHA256/NAME`, also below a base path, except
 * where the contract has paths there. They need no token, since the page that shows a picture cannot send one: who does not
 * have the file or the response to its upload knows no address.
 * @param isReferred whether anything that is stored has the file of a hash
 * @param declaredPaths the paths of the contract, with their base paths
 */
export function serveUploads(
  uploads: UploadStore | undefined,
  isReferred: (sha256: string) => Promise<boolean>,
  declaredPaths: Iterable<string>,
): RequestHandler {
  const isDeclared = [...declaredPaths].some((path) => path.includes(`${uploadPath}/`));
  return async (req, res, next) => {
    const [, sha256, name = ''] = addressPattern.exec(req.path) ?? [];
    if (sha256 === undefined || isDeclared || req.method !== 'GET') return next();
    res.locals.record = undefined;
    res.locals.isOwn = true;
    const file = await uploads?.find(sha256);
    if (file === undefined || !(await isReferred(sha256)))
      throw new SandboxError('not-found', `no file ${name} is uploaded there`);
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    res.setHeader('Content-Security-Policy', policy);
    const mediaType = lookup(name) || 'application/octet-stream';
    await sendFile(res, { status: 200, mediaType }, new FileContent(file.sha256, file.size), uploads);
  };
}

const addressPattern = new RegExp(`${uploadPath}/([0-9a-f]{64})/([^/]+)$`);

/** What somebody uploads runs no script here, and loads nothing but its own styles. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; img-src 'self'; sandbox";
