import { graphql } from '@/gql';
import type { ViewsRollupQuery as RollupData } from '@/gql/graphql';

export const ViewsRollupStartQuery = graphql(`
  query ViewsRollupStart($ledgerCode: ID!) {
    ledger(ledgerCode: $ledgerCode) { code name shortName mayEnter tiers seriesBy }
    ledgerSeries(ledgerCode: $ledgerCode) { form label from to reports }
  }
`);
export const ViewsRollupQuery = graphql(`
  query ViewsRollup($ledgerCode: ID!, $form: FormData!, $regionCode: ID) {
    ledgerRollup(ledgerCode: $ledgerCode, form: $form, regionCode: $regionCode) {
      region { code name tier } columns { value label } total reported missing
      own { recordId stage on ownReport values }
      rows { region { code name tier hasChildren } recordId stage on ownReport values reported missing beside }
      asides { ledgerCode ledgerName mayEnter columns { value label } total }
    }
  }
`);
export type Rollup = RollupData['ledgerRollup'];
export type RollupRow = Rollup['rows'][number];
