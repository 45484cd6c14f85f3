import type { RequestHandler } from 'express';
import { SandboxError } from '../../errors.ts';
import { drawPicture } from '../../sample/pictures/draw-picture.ts';
import { isPictureKind, picturePath } from '../../sample/pictures/picture-address.ts';
import { problemFailureReply } from '../middleware/error-handler.ts';
import { sendReply } from '../response/send-reply.ts';

/** A picture has no script and loads nothing; it needs its own styles alone. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * Serves the pictures of generated data at `/__image/KIND/TEXT.svg`, except where the contract has paths there. They need
 * no token, since the page that shows them cannot send one, and hold no data beyond their address.
 * @param declaredPaths the paths of the contract, with their base paths
 */
export function servePictures(declaredPaths: Iterable<string>): RequestHandler {
  const isDeclared = [...declaredPaths].some(
    (path) => path === picturePath || path.startsWith(`${picturePath}/`),
  );
  return (req, res, next) => {
    if (isDeclared || !req.path.startsWith(`${picturePath}/`)) return next();
    res.locals.record = undefined;
    res.locals.isOwn = true;
    const picture = pictureAt(req.path);
    if (req.method !== 'GET' || picture === undefined)
      return sendReply(res, problemFailureReply(noPicture()));
    res.statusCode = 200;
    res.setHeader('Content-Type', 'image/svg+xml; charset=utf-8');
    res.setHeader('Content-Security-Policy', policy);
    res.setHeader('Cache-Control', 'public, max-age=86400');
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    res.end(picture);
  };
}

/** The picture of a path; absent for a path that is none of one. */
function pictureAt(path: string): string | undefined {
  const [, kind = '', text = ''] = /^\/__image\/([a-z]+)\/([a-z0-9-]{1,80})\.svg$/.exec(path) ?? [];
  return isPictureKind(kind) && text !== '' ? drawPicture(kind, text) : undefined;
}

const noPicture = () =>
  new SandboxError(
    'not-found',
    `there is no such picture: pictures are at ${picturePath}/avatar/ada-lovelace.svg`,
  );
