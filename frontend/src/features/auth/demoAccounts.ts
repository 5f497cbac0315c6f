/** Accounts of the demo city; they exist only there, and the list is shown only when the server says it runs one. */
export const DEMO_PASSWORD = 'minzheng-demo';
export const DEMO_ACCOUNTS = [
  ['village.worker', 'village_worker'],
  ['township.officer', 'township_officer'],
  ['township.head', 'township_head'],
  ['city.officer', 'city_officer'],
  ['city.confirmer', 'city_confirmer'],
  ['city.finance', 'city_finance'],
  ['city.auditor', 'city_auditor'],
  ['city.office', 'city_office'],
  ['analyst', 'analyst'],
  ['city.admin', 'city_admin'],
  ['village.supervisor', 'village_supervisor'],
  ['verifier.bank', 'verifier_bank'],
  ['township2.officer', 'township2_officer'],
  ['village2.worker', 'village2_worker'],
] as const;

/** The other sections' accounts: their case officer and their confirmer. */
export const DEMO_SECTION_ACCOUNTS = (['relief', 'welfare', 'grass', 'org', 'vet', 'affairs'] as const)
  .flatMap((section) => [[`city.${section}`, `city_${section}`], [`city.${section}2`, `city_${section}2`]] as const);
