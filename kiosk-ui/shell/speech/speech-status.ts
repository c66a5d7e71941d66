import type { SpeechState } from '../../../contract/speech.ts';
import type { SpeechTrouble } from '../../flows/speech-flow.ts';
import type { TextId } from '../strings/catalogues.ts';

/** What there is to say about a voice that is not heard, or not all of it; null while all is well. */
export function statusOf(
  speech: SpeechState | null,
  language: string,
  trouble: SpeechTrouble | null,
): Extract<TextId, `speech.no${string}` | 'speech.failed'> | null {
  const [primary = ''] = language.split('-');
  if (speech?.engine === 'absent' || trouble === 'noEngine') return 'speech.noEngine';
  if (speech?.engine === 'available' && !speech.voices.includes(primary)) return 'speech.noVoice';
  return trouble === 'noSound' || trouble === 'failed' ? `speech.${trouble}` : null;
}
