import { styleText } from 'node:util';

/** What a text is, for a reader: each has a color, where there are colors. */
const formats = {
  success: 'green',
  redirect: 'cyan',
  warning: 'yellow',
  error: 'red',
  info: 'blue',
  heading: 'bold',
  minor: 'dim',
} as const satisfies Readonly<Record<string, Parameters<typeof styleText>[0]>>;

export type TextStyle = keyof typeof formats;

/** Puts a text between the codes of its style. */
export type TextStyles = Readonly<Record<TextStyle, (text: string) => string>>;

/** Whether a stream shows colors: a terminal does. `FORCE_COLOR`, `NO_COLOR` and `TERM` are respected as Node.js reads them. */
export function isColored(stream: NodeJS.WritableStream): boolean {
  return styleText('red', 'x', { stream }) !== 'x';
}

/** Creates the styles; without colors, each leaves its text as it is. Their codes are looked up once. */
export function createTextStyles(colored: boolean): TextStyles {
  const paint = (style: TextStyle) => {
    if (!colored) return (text: string) => text;
    const [open = '', close = ''] = styleText(formats[style], '|', { validateStream: false }).split('|');
    return (text: string) => open + text + close;
  };
  return {
    success: paint('success'),
    redirect: paint('redirect'),
    warning: paint('warning'),
    error: paint('error'),
    info: paint('info'),
    heading: paint('heading'),
    minor: paint('minor'),
  };
}
