import type { PrinterModel, PrinterPaper } from './printer-model.ts';

/** Epson's numbers of code pages (Epson ESC/POS reference, ESC t). */
const epsonPages: PrinterPaper['codePages'] = [
  { page: 'cp437', number: 0 },
  { page: 'cp858', number: 19 },
  { page: 'windows1252', number: 16 },
  { page: 'cp866', number: 17 },
  { page: 'windows1251', number: 46 },
];

/**
 * Numbers that the manuals of the Xprinter, POS-5890 and POS-8360 families agree on. Those printers have
 * more pages, but under numbers that differ from make to make.
 */
const clonePages: PrinterPaper['codePages'] = [
  { page: 'cp437', number: 0 },
  { page: 'cp858', number: 19 },
  { page: 'windows1252', number: 16 },
  { page: 'cp866', number: 17 },
  { page: 'windows1251', number: 23 },
];

const at203dpi = 8;
const at180dpi = 180 / 25.4;

const tmT20: PrinterModel = {
  id: 'epson-tm-t20',
  title: 'Epson TM-T20 and TM-m30 class, 80 mm',
  names: ['TM-T20', 'TM-m30', 'TM-T82', 'TM-T70'],
  paper: { columns: 48, widthDots: 576, dotsPerMm: at203dpi, codePages: epsonPages, qrCodes: 'native' },
  cutter: 'partial',
  confirms: 'askIt',
};

const tmT88: PrinterModel = {
  id: 'epson-tm-t88',
  title: 'Epson TM-T88 class, 80 mm',
  names: ['TM-T88', 'TM-T90'],
  paper: { columns: 42, widthDots: 512, dotsPerMm: at180dpi, codePages: epsonPages, qrCodes: 'native' },
  cutter: 'partial',
  confirms: 'askIt',
};

const clone80: PrinterModel = {
  id: 'clone-80mm',
  title: 'ESC/POS printer of another make, 80 mm',
  names: ['XP-', 'POS-80', 'POS80'],
  paper: { columns: 48, widthDots: 576, dotsPerMm: at203dpi, codePages: clonePages, qrCodes: 'drawn' },
  cutter: 'partial',
  confirms: 'askIt',
};

/**
 * Printers by class. Where a class is in doubt the cautious value stands: a drawn code instead of the
 * printer's own, an answer that is found out instead of trusted. Narrow paper cannot be asked for, so the
 * models with it are chosen in the config.
 */
export const printerModels: readonly PrinterModel[] = [
  tmT20,
  {
    ...tmT20,
    id: 'epson-tm-t20-58mm',
    title: 'Epson TM-T20 class with the guide for 58 mm paper',
    names: [],
    paper: { ...tmT20.paper, columns: 35, widthDots: 420 },
  },
  tmT88,
  {
    ...tmT88,
    id: 'epson-tm-t88-58mm',
    title: 'Epson TM-T88 class with the guide for 58 mm paper',
    names: [],
    paper: { ...tmT88.paper, columns: 30, widthDots: 360 },
  },
  clone80,
  {
    ...clone80,
    id: 'clone-58mm',
    title: 'ESC/POS printer of another make, 58 mm, without a cutter',
    names: ['POS-58', 'POS58'],
    paper: { ...clone80.paper, columns: 32, widthDots: 384 },
    cutter: 'none',
    confirms: 'statusProbe',
  },
];

/** What is taken for granted of a printer that nothing is known of: only what every make has in common. */
export const unknownModel: PrinterModel = {
  ...clone80,
  id: 'unknown',
  title: 'ESC/POS printer',
  names: [],
  paper: {
    ...clone80.paper,
    codePages: clonePages.filter(({ page }) => page !== 'windows1251'),
  },
};

/** The model with this id, for the config. */
export function modelWithId(id: string): PrinterModel | undefined {
  return printerModels.find((model) => model.id === id);
}

/** The model that a printer is driven as which tells this name (GS I 67). */
export function modelNamed(name: string | undefined): PrinterModel {
  const told = name?.toUpperCase();
  return (
    printerModels.find(({ names }) => names.some((start) => told?.startsWith(start.toUpperCase()))) ??
    unknownModel
  );
}
