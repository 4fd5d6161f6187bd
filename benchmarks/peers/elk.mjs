// Reads an ELK graph in JSON, lays it out twice, and writes it with the processor seconds of the second time.
// The first time warms the compiler up: what counts is the layout, not the start of Node.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ELK from 'elkjs/lib/elk.bundled.js';

const text = readFileSync(0, 'utf8');
const elk = new ELK();
await elk.layout(JSON.parse(text));
const before = process.cpuUsage();
const drawing = await elk.layout(JSON.parse(text));
const { user, system } = process.cpuUsage(before);
const version = createRequire(import.meta.url)('elkjs/package.json').version;
process.stdout.write(JSON.stringify({ drawing, seconds: (user + system) / 1e6, version }));
