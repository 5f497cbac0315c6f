export interface Division { region: { code: string; name: string; fullName: string; tier: string; parentCode?: string | null }; entryId?: string | null; name?: string | null }
export interface Group { code: string; name: string; own: Division | undefined; below: Division[]; have: number; of: number }

/** The network in groups as the administration is: each township with its villages; the city's own node apart. */
export function groupsOf(cover: readonly Division[]): { city: Division | undefined; groups: Group[] } {
  const groups = new Map<string, Group>();
  const group = (code: string, name: string) => {
    const g = groups.get(code) ?? { code, name, own: undefined, below: [], have: 0, of: 0 };
    groups.set(code, g);
    return g;
  };
  let city: Division | undefined;
  for (const d of cover) {
    if (d.region.tier === 'CITY') { city = d; continue; }
    const own = d.region.tier === 'TOWNSHIP';
    const g = own ? group(d.region.code, d.region.name) : group(d.region.parentCode ?? '', d.region.fullName.slice(0, -d.region.name.length).split('/').join('').trim());
    if (own) { g.own = d; g.name = d.region.name; } else g.below.push(d);
    g.of++;
    if (d.entryId) g.have++;
  }
  return { city, groups: [...groups.values()] };
}

/** Rounded down, so that what is not complete never reads 100 %. */
export const percent = (have: number, of: number) => (of === 0 ? 0 : Math.floor((have * 100) / of));

/** The groups cut to what is looked for: a part of a name, only what is missing. A township that matches keeps its villages. */
export function narrowed(groups: readonly Group[], q: string, missing: boolean): Group[] {
  const text = q.trim();
  return groups.flatMap((g) => {
    const all = g.name.includes(text);
    const below = g.below.filter((d) => (all || d.region.name.includes(text) || !!d.name?.includes(text)) && !(missing && d.entryId));
    const own = g.own && (all || !!g.own.name?.includes(text)) && !(missing && g.own.entryId) ? g.own : undefined;
    return below.length > 0 || own ? [{ ...g, own, below }] : [];
  });
}
