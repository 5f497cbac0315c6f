import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const need = (name: string) => { const v = process.env[name]; if (!v) throw new Error(`${name} is not set: run scripts/e2e.sh`); return v; };

/** The real server on a copy of the seeded demo city that only one spec uses. Its clock starts where one says and runs on. */
export class Server {
  private child: ChildProcess | null = null;
  private readonly name: string;
  private readonly port = Number(need('E2E_PORT')) + Number(process.env.TEST_PARALLEL_INDEX ?? '0');
  /** The name is the spec's own; two projects of one spec must not share data either. */
  constructor(spec: string) { this.name = `${spec}-${process.env.TEST_PARALLEL_INDEX ?? '0'}`; }

  /** Starts, or starts anew on the same data with another time of day: `2026-03-24T09:00`, in China. */
  async start(at = '2026-03-16T09:00') {
    await this.stop();
    const dir = need('E2E_DIR'), db = join(dir, `${this.name}.db`);
    if (!existsSync(db)) copyFileSync(join(dir, 'e2e.db'), db);
    const args = ['serve', '--addr', `127.0.0.1:${this.port}`, '--clock', `${at}:00+08:00`, '--store', `sqlite:${db}`, '--keys', join(dir, 'keys.json'), '--log-level', 'warn'];
    const child = spawn(need('MINZHENG_BIN'), args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.child = child;
    for await (const line of createInterface(child.stdout)) if (line.startsWith('Minzheng is ready')) return;
    throw new Error('the server did not start');
  }

  async stop() {
    const child = this.child;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }
}
