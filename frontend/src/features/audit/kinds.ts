/** The kinds of events that can be asked for; the key of the text has "_" for the dot. */
export const AUDIT_KINDS = [
  'login', 'login.failed', 'login.locked', 'logout', 'session.reuse', 'session.revoke', 'password.change', 'password.reset', 'staff.create', 'staff.save', 'region.put',
  'case.create', 'case.perform', 'case.paper', 'person.save', 'person.reveal', 'household.save', 'standard.propose', 'standard.decide', 'verification.enter',
  'payroll.freeze', 'payroll.advance', 'payroll.hold', 'payroll.result', 'export', 'import.check', 'import.apply', 'import.undo', 'file.put', 'file.open', 'system.seed', 'system.move',
] as const;
type Dashed<S extends string> = S extends `${infer A}.${infer B}` ? `${A}_${B}` : S;
export type KindKey = Dashed<(typeof AUDIT_KINDS)[number]>;
export const kindKey = (k: (typeof AUDIT_KINDS)[number]) => k.replace('.', '_') as KindKey;
