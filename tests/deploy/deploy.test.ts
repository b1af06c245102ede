import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { loadConfig, VARIABLE_NAMES } from '../../src/config.ts';
import { checkNode } from '../../src/doctor/check-node.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { readDockerfile, readUnit, wordsOf } from './read-dockerfile.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const [head = [], build = [], runtime = []] = readDockerfile(read('deploy/Dockerfile'));
const { services, volumes } = parseYaml(read('deploy/compose.yaml')) as {
  readonly services: { readonly kecheng: Service };
  readonly volumes: Readonly<Record<string, unknown>>;
};
interface Service {
  readonly build: { readonly context: string; readonly dockerfile: string };
  readonly env_file: string;
  readonly environment: Readonly<Record<string, string | number>>;
  readonly ports: readonly string[];
  readonly volumes: readonly string[];
  readonly tmpfs: readonly string[];
  readonly healthcheck: { readonly test: readonly string[] };
  readonly stop_grace_period: string;
  readonly [more: string]: unknown;
}
const service = services.kecheng;

/** Seconds that a stop may take: answers under way get twenty. */
const STOP_SECONDS = 30;
/** Sources of COPY instructions that come from the repository. */
const copied = [...wordsOf(build, 'COPY'), ...wordsOf(runtime, 'COPY')]
  .filter((words) => !words.includes('--from='))
  .flatMap((words) =>
    words
      .split(/\s+/)
      .filter((word) => !word.startsWith('--'))
      .slice(0, -1),
  );
const imageEnvironment = Object.fromEntries(
  wordsOf(runtime, 'ENV')
    .flatMap((words) => words.split(/\s+/))
    .map((pair) => pair.split('=') as [string, string]),
);

describe('the image', () => {
  it('is built and run on one exact Node, which the package can run on', () => {
    const [argument, ...others] = wordsOf(head, 'ARG');
    expect(others).toEqual([]);
    const version = /^NODE_IMAGE=node:(\d+\.\d+\.\d+)-bookworm-slim$/.exec(argument ?? '')?.[1];
    expect(version).toBeDefined();
    expect(checkNode(`v${version}`)[0]!.level).toBe('ok');
    expect([...wordsOf(build, 'FROM'), ...wordsOf(runtime, 'FROM')]).toEqual([
      '${NODE_IMAGE} AS build',
      '${NODE_IMAGE}',
    ]);
  });

  it('copies what is there, and nothing that the context leaves out', () => {
    expect(copied.length).toBeGreaterThan(10);
    expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    const [first, ...lines] = read('deploy/Dockerfile.dockerignore')
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('#'));
    // What is not named here is never sent, so that no secret can be in a layer.
    expect(first).toBe('*');
    expect(lines.every((line) => /^!(?!\.env|data)[\w.-]/.test(line))).toBe(true);
    expect(lines.map((line) => line.slice(1)).toSorted()).toEqual([...new Set(copied)].toSorted());
  });

  it('copies every file of the repository that the program reads while it runs', () => {
    const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    );
    const needed = sources.flatMap((path) =>
      [...read(join('src', path)).matchAll(/import\.meta\.dirname, '(?:\.\.\/)+([\w.-]+)/g)].map(([, name]) => name!),
    );
    expect(needed).toEqual(expect.arrayContaining(['prompts', 'package.json']));
    const there = new Set(wordsOf(runtime, 'COPY').flatMap((words) => words.split(/\s+/)));
    expect(needed.filter((name) => !there.has(name))).toEqual([]);
  });

  it('installs by the lock file, and leaves compiler and development packages behind', () => {
    const runs = wordsOf(build, 'RUN').join('\n');
    expect(runs).toMatch(/\bnpm ci\b/);
    expect(runs).toMatch(/\bnpm prune --omit=dev\b/);
    expect(runs).toMatch(/g\+\+ make python3/);
    expect(wordsOf(runtime, 'RUN').filter((words) => /apt|npm/.test(words))).toEqual([]);
  });

  it('runs the compiled program as somebody who is not root, and node itself gets the signals', () => {
    expect(wordsOf(runtime, 'USER')).toEqual(['node']);
    expect(runtime.at(-1)).toEqual({ name: 'CMD', words: '["node", "dist/main.js"]' });
    expect(wordsOf(runtime, 'HEALTHCHECK')[0]).toContain('/healthz');
  });

  it('has no setting that the program does not know, and none that is a secret', () => {
    const names = Object.keys(imageEnvironment).filter((name) => name !== 'NODE_ENV');
    expect(names.filter((name) => !VARIABLE_NAMES.includes(name))).toEqual([]);
    expect(names.filter((name) => /TOKEN|KEY|SECRET/.test(name))).toEqual([]);
    expect(loadConfig({ ...imageEnvironment, MODEL_DIR: '' })).toMatchObject({
      dataDir: resolve('/data'),
      corpusDir: resolve('/corpus'),
      http: { host: '0.0.0.0', port: 8080 },
    });
  });

  it('is rid of what other machines load, and says so when a package has changed', () => {
    const modules = join(makeTempFolder(), 'node_modules');
    const make = (path: string) => {
      mkdirSync(dirname(join(modules, path)), { recursive: true });
      writeFileSync(join(modules, path), '');
    };
    const { platform, arch } = process;
    const kept = [
      `@photostructure/sqlite/prebuilds/${platform}-${arch}/addon.node`,
      'hnswlib-node/build/Release/addon.node',
      `onnxruntime-node/bin/napi-v6/${platform}/${arch}/binding.node`,
    ];
    for (const path of [
      ...kept,
      '@photostructure/sqlite/prebuilds/other-x9/addon.node',
      'hnswlib-node/build/Release/obj.target/addon.node',
      `onnxruntime-node/bin/napi-v6/${platform}/x9/binding.node`,
      'onnxruntime-node/bin/napi-v6/other/x9/binding.node',
      'typescript/bin/tsc',
    ])
      make(path);
    const trim = () =>
      execFileSync(process.execPath, [join(ROOT, 'deploy/trim-packages.js'), modules], { stdio: 'pipe' });
    trim();
    const files = readdirSync(modules, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map(({ parentPath, name }) => join(parentPath, name)).toSorted()).toEqual(
      kept.map((path) => join(modules, path)),
    );
    make('onnxruntime-node/bin/napi-v9/new');
    expect(trim).toThrow(/more than one version/);
  });

  it('is trimmed by the packages as they are', () => {
    const bin = join(ROOT, 'node_modules/onnxruntime-node/bin');
    const [version, ...others] = readdirSync(bin);
    expect(others).toEqual([]);
    expect(existsSync(join(bin, version!, process.platform, process.arch))).toBe(true);
    const { platform, arch } = process;
    expect(existsSync(join(ROOT, `node_modules/@photostructure/sqlite/prebuilds/${platform}-${arch}`))).toBe(true);
  });
});

describe('the composition', () => {
  it('builds the image from the repository and sets what the image sets, over any .env', () => {
    expect(service.build).toEqual({ context: '..', dockerfile: 'deploy/Dockerfile' });
    const { NODE_ENV: _, ...rest } = imageEnvironment;
    const environment = Object.fromEntries(
      Object.entries(service.environment).map(([name, value]) => [name, `${value}`]),
    );
    expect(environment).toEqual(rest);
    expect(resolve(ROOT, 'deploy', service.env_file)).toBe(join(ROOT, '.env'));
  });

  it('gives the container nothing that it does not need', () => {
    expect(service).toMatchObject({
      user: 'node',
      read_only: true,
      init: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      mem_limit: expect.stringMatching(/^\d+[mg]$/),
      pids_limit: expect.any(Number),
      ulimits: { core: 0 },
    });
    expect(['privileged', 'cap_add', 'network_mode', 'pid', 'devices'].filter((key) => key in service)).toEqual([]);
    // Only this machine reaches health and metrics.
    for (const port of service.ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('lets it write in its volumes and /tmp alone', () => {
    expect(service.volumes).toEqual(['data:/data', 'corpus:/corpus']);
    expect(Object.keys(volumes)).toEqual(['data', 'corpus']);
    expect(service.tmpfs).toEqual([expect.stringMatching(/^\/tmp:/)]);
    expect(wordsOf(runtime, 'VOLUME')).toEqual(['["/data", "/corpus"]']);
  });

  it('leaves answers under way their time, and asks for health where the program listens', () => {
    expect(service.stop_grace_period).toBe(`${STOP_SECONDS}s`);
    expect(service.healthcheck.test.join(' ')).toContain(
      `http://127.0.0.1:${service.environment['HTTP_PORT']}/healthz`,
    );
  });
});

describe('the unit of systemd', () => {
  const sections = readUnit(read('deploy/kecheng.service'));
  const settings = new Map(sections.get('Service'));

  it('runs the program as a user of its own, under a tight rein', () => {
    const expected = {
      User: 'kecheng',
      ExecStart: '/usr/bin/node dist/main.js',
      EnvironmentFile: '/etc/kecheng.env',
      StateDirectoryMode: '0700',
      UMask: '0077',
      NoNewPrivileges: 'yes',
      CapabilityBoundingSet: '',
      ProtectSystem: 'strict',
      ProtectHome: 'yes',
      PrivateTmp: 'yes',
      LimitCORE: '0',
    };
    expect(Object.fromEntries(settings)).toMatchObject(expected);
    // V8 compiles while it runs.
    expect(settings.has('MemoryDenyWriteExecute')).toBe(false);
    expect(read('package.json')).toContain('node dist/main.js');
  });

  it('starts it again after faults, not after what another start does not help', () => {
    expect(Object.fromEntries(settings)).toMatchObject({
      Restart: 'on-failure',
      RestartPreventExitStatus: '2',
      TimeoutStopSec: `${STOP_SECONDS}`,
      KillMode: 'mixed',
    });
  });

  it('gives no setting twice but filters, and no section that systemd does not know', () => {
    expect([...sections.keys()]).toEqual(['Unit', 'Service', 'Install']);
    const keys = sections.get('Service')!.map(([key]) => key);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual(['SystemCallFilter']);
  });
});

describe('.env.example', () => {
  it('names every setting, and only settings', () => {
    const names = [...read('.env.example').matchAll(/^([A-Z][A-Z\d_]*)=/gm)].map(([, name]) => name!);
    // Fallbacks beyond the first are named in a comment; npm says itself where it is.
    const unnamed = VARIABLE_NAMES.filter((name) => !names.includes(name) && !/^CHAT_FALLBACK_[23]_/.test(name));
    expect(unnamed).toEqual(['npm_execpath']);
    expect(names.filter((name) => !VARIABLE_NAMES.includes(name))).toEqual([]);
  });
});
