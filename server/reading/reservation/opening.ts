/** Service hours, `19:00` to `22:30`; past midnight to `25:30`. */
export type Period = { from: string; to: string };

/** Whether a table can begin at this hour: inside a service, or a little before it; always where no hours are known. */
export function opensAt(opening: readonly Period[], hour: string): boolean {
  return isWithin(opening, hour, early);
}

/** Whether it is inside a service. */
export function isServed(opening: readonly Period[], hour: string): boolean {
  return isWithin(opening, hour, 0);
}

function isWithin(opening: readonly Period[], hour: string, before: number): boolean {
  const minute = minutesOf(hour);
  const late = minute + 24 * 60;
  return (
    opening.length === 0 ||
    opening.some(({ from, to }) => {
      const [begin, end] = [minutesOf(from) - before, minutesOf(to)];
      return (minute >= begin && minute <= end) || (late >= begin && late <= end);
    })
  );
}

const early = 60;

function minutesOf(hour: string): number {
  return Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5));
}
