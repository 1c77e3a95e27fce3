/** English around the sections. */
export const page = {
  skip: 'Skip to the report',
  sections: 'Sections of this report',
  title: (what: string) => `${what} \u00b7 Bedside`,
  twin: 'These values as a table',
  twinOf: (title: string) => `Values of the chart: ${title}`,
  tableOf: (what: string) => `Table: ${what}`,
  footer: (toolkit: string) =>
    `Made by ${toolkit}. This page asks nothing of any network, runs no script, and holds counts and averages only: no row of the table. Counts from 1 to 10 are shown as <11, and bars and groups are joined until none is smaller.`,
};
