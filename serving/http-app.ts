import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import { audiences, pageOf } from '../contract/permissions.ts';
import type { PageAccess } from './access/page-access.ts';
import type { Answer } from './answer.ts';
import { onlyJson, onlyOwnHost, onlyOwnPages, onlyPlainPaths, securityHeaders } from './guards.ts';
import type { LogOf } from './log/log-events.ts';
import { lastResort, refuse, type StorageFailure } from './refusal.ts';
import { route } from './route.ts';
import type { servingLogEvents } from './serving-log-events.ts';

export interface HttpParts {
  readonly log: LogOf<typeof servingLogEvents>;
  /** The port that the service listens on; known only once it does. */
  readonly port: () => number;
  /** Folder of the built pages. */
  readonly pages: string;
  readonly access: PageAccess;
  readonly answers: readonly Answer[];
  readonly storageFailure: StorageFailure;
}

/** Largest request body: a narrative of 4,000 four-byte characters with everything else fits four times. */
const MOST_BODY = '64kb';

/** The HTTP face of a service. Nothing is decided here: guards, one route for every operation, the pages. */
export function httpApp({ log, port, pages, access, answers, storageFailure }: HttpParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(onlyOwnHost(port), securityHeaders, onlyOwnPages, onlyPlainPaths);
  app.post('/api/{*any}', onlyJson, express.json({ limit: MOST_BODY }));

  for (const each of answers) app[each.operation.method](each.operation.path, route(each, access));
  for (const { operation } of answers)
    app.all(operation.path, (_request, response) => refuse(response, 'methodNotAllowed'));

  app.get('/', (_request, response) => response.redirect(`/${pageOf.kiosk}/`));
  for (const audience of audiences)
    app.get(new RegExp(`^/${pageOf[audience]}/(index\\.html)?$`), access.page(audience));
  // File names in assets/ carry a hash of their content; the pages that name them do not.
  const assets = join(pages, 'assets');
  if (existsSync(assets)) app.use('/assets', express.static(assets, { immutable: true, maxAge: '1y' }));
  app.use(
    express.static(pages, {
      cacheControl: false,
      // Not even in the cache of pages to go back to, where a customer's page would live on.
      setHeaders: (page) => void page.setHeader('Cache-Control', 'no-store'),
    }),
  );
  app.use(noSuchAddress, lastResort(log, storageFailure));
  return app;
}

const noSuchAddress: RequestHandler = (_request, response) => refuse(response, 'noSuchAddress');
