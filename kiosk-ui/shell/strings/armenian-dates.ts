/**
 * Armenian dates by the patterns of Unicode CLDR. Chromium is built without them and would show English
 * month names in the middle of an Armenian page.
 */
const MONTHS = [
  'հունվարի',
  'փետրվարի',
  'մարտի',
  'ապրիլի',
  'մայիսի',
  'հունիսի',
  'հուլիսի',
  'օգոստոսի',
  'սեպտեմբերի',
  'հոկտեմբերի',
  'նոյեմբերի',
  'դեկտեմբերի',
];
const WEEKDAYS: Readonly<Record<string, string>> = {
  Sun: 'կիր',
  Mon: 'երկ',
  Tue: 'երք',
  Wed: 'չրք',
  Thu: 'հնգ',
  Fri: 'ուրբ',
  Sat: 'շբթ',
};

function partsOf(date: Date, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-US', {
    weekday: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(date);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    weekday: WEEKDAYS[part('weekday')] ?? '',
    day: part('day'),
    month: MONTHS[Number(part('month')) - 1] ?? '',
    year: part('year'),
    time: `${part('hour')}:${part('minute')}`,
  };
}

export const armenianDates = {
  day: (date: Date, timeZone: string) => {
    const { day, month, year } = partsOf(date, timeZone);
    return `${day} ${month}, ${year}\u00a0թ.`;
  },
  weekdayAndDay: (date: Date, timeZone: string) => {
    const { weekday, day, month } = partsOf(date, timeZone);
    return `${weekday}, ${day} ${month}`;
  },
  time: (date: Date, timeZone: string) => partsOf(date, timeZone).time,
  weekdayAndTime: (date: Date, timeZone: string) => {
    const { weekday, day, month, time } = partsOf(date, timeZone);
    return `${weekday}, ${day} ${month}, ${time}`;
  },
  dayAndTime: (date: Date, timeZone: string) =>
    `${armenianDates.day(date, timeZone)}, ${partsOf(date, timeZone).time}`,
};
