import { type ChildProcess, spawn } from 'node:child_process';

export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

export interface LanguageClient {
  readonly request: <Result>(method: string, params: object) => Promise<Result>;
  readonly notify: (method: string, params: object) => void;
  /** What the server says next of a document. */
  readonly diagnosticsOf: (uri: string) => Promise<readonly Diagnostic[]>;
  readonly end: () => void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly items?: readonly { readonly section?: string }[];
    readonly uri?: string;
    readonly diagnostics?: readonly Diagnostic[];
  };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Speaks the Language Server Protocol with a server on its standard streams. */
export function languageClient(command: readonly string[], settings: object): LanguageClient {
  const [file = '', ...args] = command;
  const server: ChildProcess = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = new Map<number, Waiting>();
  const published = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  // Nobody is to wait for a server that has ended.
  server.on('exit', (code) => {
    for (const { reject } of answers.values()) reject(new Error(`the server ended with ${code}`));
  });
  let last = 0;
  let buffer = Buffer.alloc(0);

  const send = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin?.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const receive = ({ id, method, params, result, error }: Message): void => {
    if (method === 'textDocument/publishDiagnostics')
      published.get(params?.uri ?? '')?.(params?.diagnostics ?? []);
    else if (method === 'workspace/configuration')
      send({ id, result: (params?.items ?? []).map(({ section }) => (section === 'yaml' ? settings : {})) });
    else if (id !== undefined && method !== undefined) send({ id, result: null });
    else if (id !== undefined && error !== undefined) answers.get(id)?.reject(new Error(error.message));
    else if (id !== undefined) answers.get(id)?.resolve(result);
  };
  server.stdout?.on('data', (bytes: Buffer) => {
    buffer = Buffer.concat([buffer, bytes]);
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n');
      const length = Number(
        /Content-Length: (\d+)/i.exec(buffer.subarray(0, Math.max(head, 0)).toString())?.[1],
      );
      if (head === -1 || buffer.length < head + 4 + length) return;
      receive(JSON.parse(buffer.subarray(head + 4, head + 4 + length).toString()));
      buffer = buffer.subarray(head + 4 + length);
    }
  });
  return {
    request: <Result>(method: string, params: object) =>
      new Promise<Result>((resolve, reject) => {
        answers.set(++last, { resolve: resolve as Waiting['resolve'], reject });
        send({ id: last, method, params });
      }),
    notify: (method, params) => send({ method, params }),
    diagnosticsOf: (uri) => new Promise((resolve) => published.set(uri, resolve)),
    end: () => void server.kill(),
  };
}
