import { parseMfd } from '../../../../devices/fare-card/mfd-file.ts';
import { sampleCards, sampleKeys } from '../../../../devices/fare-card/nextfare/sample-cards.ts';
import { profile, readWith } from '../../../devices/fare-card/nextfare/system.ts';

const [everyday] = sampleCards(profile, '2026-03-14T00:10');
/** The card's memory as a file holds it (.mfd). */
export const fareCardImage = everyday?.image ?? new Uint8Array();
const dump = parseMfd(fareCardImage);
if (!dump.ok) throw new Error(dump.problem);

/** A whole fare card of a made-up system: some thirty blocks in fourteen sectors. */
export const fareCard = dump.card;

/** How `WatchedReader` tells that it was read whole. */
export const FARE_CARD_READ = 'read DE010001 0160';

/** What the terminal makes of a card of that system. */
export const readCard = readWith(sampleKeys);
