/** English for the receipt: what makes the model checkable. */
export const receipt = {
  name: 'Receipt',
  finding: 'The same table, settings and version give the same model, bit for bit',
  evaluated: 'The model that was judged can be told by these fingerprints',
  lead: 'Fingerprints (SHA-256). Who holds the table can train again and compare:',
  command: (table: string) => `bedside verify model.bedside ${table}`,
  table: 'data.csv',
  rows: {
    toolkit: 'Made with',
    data: 'Table',
    settings: 'Settings',
    weights: 'Weights',
    seconds: 'Time taken',
  },
  seconds: (n: string) => `${n} seconds`,
};
