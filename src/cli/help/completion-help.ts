export const completionHelp = `Usage: policy-spec completion bash|zsh|fish

Examples
  policy-spec completion bash >> ~/.bashrc
  policy-spec completion zsh > ~/.zfunc/_policy-spec
  policy-spec completion fish > ~/.config/fish/completions/policy-spec.fish

Prints a script by which a shell completes commands, options and their values.

Options
  -h, --help       this help
`;
