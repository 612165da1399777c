/** A bundle of its own: in that of the command line `import` would become `require`, which knows less. */
export async function importModule(url: string): Promise<unknown> {
  return await import(url);
}
