export interface NamedDay { date: string; name: string }
export interface Cell { date: string; day: number; weekend: boolean }

const two = (n: number) => String(n).padStart(2, '0');

/** The weeks of a month, Monday first; days of other months are null. Computed in UTC, so that no zone shifts a date. */
export function weeksOf(year: number, month: number): (Cell | null)[][] {
  const lead = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells: (Cell | null)[] = Array.from({ length: lead }, () => null);
  for (let d = 1; d <= days; d++) cells.push({ date: `${year}-${two(month)}-${two(d)}`, day: d, weekend: (lead + d - 1) % 7 > 4 });
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
}

export interface Holiday { name: string; from: string; to: string; makeUp: string[] }

/** The days off put together to holidays in the order of the year, with the working days made up for each. */
export function holidaysOf(daysOff: readonly NamedDay[], makeUp: readonly NamedDay[]): Holiday[] {
  const by = new Map<string, Holiday>();
  for (const d of daysOff) {
    const h = by.get(d.name);
    if (!h) by.set(d.name, { name: d.name, from: d.date, to: d.date, makeUp: makeUp.filter((m) => m.name === d.name).map((m) => m.date) });
    else { if (d.date < h.from) h.from = d.date; if (d.date > h.to) h.to = d.date; }
  }
  return [...by.values()].sort((a, b) => a.from.localeCompare(b.from));
}
