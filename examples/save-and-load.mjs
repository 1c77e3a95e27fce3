/** Save a network to a file, load it again, and get the same predictions, bit for bit. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layers, loadModel, sequential } from 'bedside';

const x = Array.from({ length: 100 }, (_, row) => [(row % 10) / 10, Math.floor(row / 10) / 10]);
const y = x.map(([a, b]) => Number(a > b));

const model = sequential({
  layers: [
    layers.dense({ units: 8, activation: 'relu', inputShape: [2] }),
    layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
  seed: 0,
});
model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy' });
await model.fit(x, y, { epochs: 20, verbose: 0 });

const folder = await mkdtemp(join(tmpdir(), 'bedside-'));
const file = join(folder, 'network.safetensors');
const bytes = await model.save(file);
const loaded = await loadModel(file);
await rm(folder, { recursive: true });

const before = model.predict(x).data;
const same = loaded.predict(x).data.every((risk, row) => risk === before[row]);
console.log(`${bytes.length} bytes saved; predictions after loading: ${same ? 'the same' : 'different'}`);
