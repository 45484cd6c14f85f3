import type { RequestListener } from 'node:http';
import { SandboxError } from '../../errors.ts';
import type { FailureReply } from '../middleware/error-handler.ts';
import { encodeReply } from '../response/send-reply.ts';

/**
 * Lets a request ask for a whole address, as one to a proxy does: the listener is asked for its path, of its host,
 * whatever `Host` says (RFC 9112, 3.2.2). One that cannot be read is refused here, for Express would answer it by
 * itself.
 */
export function toOriginForm(listener: RequestListener, failureReply: FailureReply): RequestListener {
  return (req, res) => {
    const { url = '' } = req;
    if (url.startsWith('/') || url === '*') {
      listener(req, res);
      return;
    }
    const address = URL.canParse(url) ? new URL(url) : undefined;
    if (address !== undefined && /^https?:$/.test(address.protocol)) {
      req.url = address.pathname + address.search;
      req.headers.host = address.host;
      listener(req, res);
      return;
    }
    const message = 'the request asks for an address that is none: send its path alone, such as /';
    const reply = failureReply(new SandboxError('malformed', message));
    const { headers, text } = encodeReply(reply);
    res.writeHead(reply.status, headers).end(text);
  };
}
