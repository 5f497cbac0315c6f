const BROWSERS: readonly [RegExp, string][] = [[/MicroMessenger/, 'WeChat'], [/Edg(e|A|iOS)?\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\/|FxiOS/, 'Firefox'], [/Chrome\/|CriOS/, 'Chrome'], [/Safari\//, 'Safari']];
const SYSTEMS: readonly [RegExp, string][] = [[/Windows/, 'Windows'], [/HarmonyOS|OpenHarmony/, 'HarmonyOS'], [/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Mac OS X|Macintosh/, 'macOS'], [/Linux/, 'Linux']];

/** The browser and system of a sign-in, readable; what is not a browser's own line is shown as it is. */
export function deviceText(agent: string): string {
  if (!agent.startsWith('Mozilla/')) return agent;
  const find = (list: readonly [RegExp, string][]) => list.find(([r]) => r.test(agent))?.[1];
  return [find(BROWSERS), find(SYSTEMS)].filter(Boolean).join(' · ') || agent;
}
