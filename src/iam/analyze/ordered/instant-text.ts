import { parseInstant } from '../../value/instant.js';

const firstOfCalendar = Date.UTC(-1, 12);
const endOfCalendar = Date.UTC(10000);

/** Whether the year of an instant has four digits. */
export function hasCalendarYear(instant: number): boolean {
  return firstOfCalendar <= instant && instant < endOfCalendar;
}

/**
 * The text that `parseInstant` reads as exactly these milliseconds since the epoch: `2026-01-01T00:00:00Z`, or
 * seconds since the epoch where four digits are not enough for the year. Undefined when no text is exact.
 */
export function instantText(instant: number): string | undefined {
  const texts = hasCalendarYear(instant) ? [calendarText(instant)] : [];
  return [...texts, String(instant / 1000)].find((text) => parseInstant(text) === instant);
}

function calendarText(instant: number): string {
  const second = Math.floor(instant / 1000) * 1000;
  const micros = Math.round((instant - second) * 1000);
  const fraction = micros === 0 ? '' : `.${String(micros).padStart(6, '0').replace(/0+$/, '')}`;
  return `${new Date(second).toISOString().slice(0, 19)}${fraction}Z`;
}
