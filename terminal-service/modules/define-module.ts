import type { TerminalEvent } from '../../contract/live-state.ts';
import { moduleMaker } from '../../serving/define-module.ts';

/** Makes a module of the terminal. */
export const defineModule = moduleMaker<TerminalEvent>();
