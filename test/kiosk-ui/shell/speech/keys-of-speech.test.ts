import { expect, test } from 'vitest';
import type { SpeechState } from '../../../../contract/speech.ts';
import {
  nextVolume,
  speechKeyOf,
  speechSettingAfter,
} from '../../../../kiosk-ui/shell/speech/speech-keys.ts';
import { statusOf } from '../../../../kiosk-ui/shell/speech/speech-status.ts';
import { someSpeechKeys } from '../../../flows/examples.ts';

test('headphones turn speech on, and taking them out never leaves it to the loudspeaker', () => {
  expect(speechSettingAfter('headphonesIn', 'off')).toBe('on');
  expect(speechSettingAfter('headphonesIn', 'blanked')).toBe('blanked');
  expect(speechSettingAfter('headphonesOut', 'on')).toBe('off');
  expect(speechSettingAfter('headphonesOut', 'blanked')).toBe('off');
});

test('one key turns speech on and off, another darkens the screen and lights it', () => {
  expect(speechSettingAfter('onOff', 'off')).toBe('on');
  expect(speechSettingAfter('onOff', 'blanked')).toBe('off');
  expect(speechSettingAfter('darkScreen', 'off')).toBe('blanked');
  expect(speechSettingAfter('darkScreen', 'blanked')).toBe('on');
  expect(speechSettingAfter('repeat', 'on')).toBe('on');
});

test('the volume goes up by steps and begins anew after the loudest', () => {
  expect(nextVolume('quiet')).toBe('medium');
  expect(nextVolume('medium')).toBe('loud');
  expect(nextVolume('loud')).toBe('quiet');
});

test('a key is known by its code, and any other key is not of speech', () => {
  expect(speechKeyOf('F15', someSpeechKeys)).toBe('headphonesIn');
  expect(speechKeyOf('KeyA', someSpeechKeys)).toBeNull();
});

const available: SpeechState = { engine: 'available', version: '1.51', voices: ['en', 'zh'] };
const absent: SpeechState = {
  engine: 'absent',
  fault: { code: 'notFound', action: 'maintenance', detail: 'espeak-ng is not installed.' },
};

test('a screen that cannot be spoken says why', () => {
  expect(statusOf(available, 'en', null)).toBeNull();
  expect(statusOf(available, 'zh-Hant', null)).toBeNull();
  expect(statusOf(available, 'tl', null)).toBe('speech.noVoice');
  expect(statusOf(absent, 'tl', null)).toBe('speech.noEngine');
  expect(statusOf(available, 'en', 'noEngine')).toBe('speech.noEngine');
  expect(statusOf(available, 'en', 'noSound')).toBe('speech.noSound');
  expect(statusOf(null, 'en', null)).toBeNull();
});
