import type { RequestListener } from 'node:http';
import { SandboxError } from '../../errors.ts';
import type { FailureReply } from '../middleware/error-handler.ts';
import { encodeReply } from '../response/send-reply.ts';

/**
 * Accepts requests whose target is a whole URL, as requests to a proxy have: the listener gets its path, with its host
 * in place of `Host` (RFC 9112, 3.2.2). A target that is not a URL is refused here, since Express would respond to it
 * by itself.
 */
export function toOriginForm(listener: RequestListener, failureReply: FailureReply): RequestListener {
  return (req, res) => {
    const { url = '' } = req;
    if (url.startsWith('/') || url === '*') {
      listener(req, res);
      return;
    }
    const target = URL.canParse(url) ? new URL(url) : undefined;
    if (target !== undefined && /^https?:$/.test(target.protocol)) {
      req.url = target.pathname + target.search;
      req.headers.host = target.host;
      listener(req, res);
      return;
    }
    const message = 'the request target is not a URL: send a path, such as /';
    const reply = failureReply(new SandboxError('malformed', message));
    const { headers, text } = encodeReply(reply);
    res.writeHead(reply.status, headers).end(text);
  };
}
