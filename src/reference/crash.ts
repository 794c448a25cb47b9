import { type Answer, neutronError } from './answer.ts';
import type { Request } from './behaviour.ts';
import { handle, type Service } from './routes.ts';

/** The answer to a request; a step that throws gives a 500. */
export function answerOrCrash(request: Request, service: Service): Answer {
  try {
    return handle(request, service);
  } catch {
    const message = 'Request Failed: internal server error while processing your request.';
    return neutronError(service.does.codes.crashed, 'HTTPInternalServerError', message);
  }
}
