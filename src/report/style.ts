/** Colours, or none. */
export interface Style {
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly bold: Paint;
  readonly dim: Paint;
}

type Paint = (text: string) => string;

const plain: Paint = (text) => text;

export const noStyle: Style = { red: plain, green: plain, yellow: plain, bold: plain, dim: plain };

const paint =
  (open: number, close: number): Paint =>
  (text) =>
    `\u001b[${open}m${text}\u001b[${close}m`;

export const ansiStyle: Style = {
  red: paint(31, 39),
  green: paint(32, 39),
  yellow: paint(33, 39),
  bold: paint(1, 22),
  dim: paint(2, 22),
};
