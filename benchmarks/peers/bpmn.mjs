// Reads BPMN without coordinates, lays it out twice, and writes it with the processor seconds of the second time.
// The first time warms the compiler up: what counts is the layout, not the start of Node.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { layoutProcess } from 'bpmn-auto-layout';

const text = readFileSync(0, 'utf8');
await layoutProcess(text);
const before = process.cpuUsage();
const drawing = await layoutProcess(text);
const { user, system } = process.cpuUsage(before);
const about = fileURLToPath(new URL('./node_modules/bpmn-auto-layout/package.json', import.meta.url));
const version = JSON.parse(readFileSync(about, 'utf8')).version;
process.stdout.write(JSON.stringify({ drawing, seconds: (user + system) / 1e6, version }));
