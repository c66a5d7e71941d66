import { z } from 'zod';
import { TerminalEvent, TerminalSnapshot } from './live-state.ts';
import { events as eventStream, json, operation } from './operation.ts';

export const events = operation({
  name: 'events',
  method: 'get',
  path: '/api/events',
  permission: 'live.hear',
  summary:
    'Live state as Server-Sent Events: a snapshot first, then every change that is for this audience; resumable by Last-Event-ID',
  replies: {
    200: eventStream(
      'Each message is one TerminalEvent; a message named `heartbeat` comes every 10 s',
      TerminalEvent,
    ),
  },
});

export const status = operation({
  name: 'status',
  method: 'get',
  path: '/api/status',
  permission: 'live.hear',
  summary: 'The snapshot that the stream begins with',
  replies: { 200: json('Now', TerminalSnapshot) },
});

export const openapi = operation({
  name: 'openapi',
  method: 'get',
  path: '/api/openapi.json',
  permission: 'documents.read',
  summary: 'This document',
  replies: { 200: json('OpenAPI 3.1', z.record(z.string(), z.unknown())) },
});
