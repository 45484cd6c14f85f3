import { createRandom, type Random } from '../../random.ts';
import type { PictureKind } from './picture-address.ts';

/** Two colors that go together: of the ground, and of what is on it. */
type Palette = readonly [ground: string, accent: string, ink: string];

/** Ink on the ground has a contrast of 4.5 and more. */
const palettes: readonly Palette[] = [
  ['#2f5d62', '#a7c4a0', '#ffffff'],
  ['#3d405b', '#e07a5f', '#ffffff'],
  ['#6d597a', '#e5b8a5', '#ffffff'],
  ['#33658a', '#f6ae2d', '#ffffff'],
  ['#7a4419', '#e6b98a', '#ffffff'],
  ['#386641', '#d8e2a8', '#ffffff'],
  ['#8c2f39', '#f0c6b6', '#ffffff'],
  ['#264653', '#e9c46a', '#ffffff'],
  ['#5a5766', '#cbd3e0', '#ffffff'],
  ['#1d5c7a', '#9fd3c7', '#ffffff'],
];

/** What each kind of picture shows; all in a square of 400, but photos. */
const drawings: Readonly<Record<PictureKind, (text: string, palette: Palette, random: Random) => string>> = {
  avatar: drawAvatar,
  logo: drawLogo,
  icon: drawIcon,
  product: drawProduct,
  photo: drawPhoto,
};

/**
 * A picture as an SVG document: the same for the same kind and text.
 * @param text letters, digits and hyphens
 */
export function drawPicture(kind: PictureKind, text: string): string {
  const random = createRandom(`${kind} ${text}`);
  const palette = random.pick(palettes);
  const [width, height] = kind === 'photo' ? [600, 400] : [400, 400];
  const shapes = drawings[kind](text, palette, random);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${shapes}</svg>\n`;
}

/** `AL` for `ada-lovelace`: the first letters of the first two words. */
function initialsOf(text: string): string {
  const parts = text.split('-').filter((part) => /^[a-z0-9]/i.test(part));
  return parts
    .slice(0, 2)
    .map((part) => part.slice(0, 1).toUpperCase())
    .join('');
}

const rect = (color: string, rest = 'width="400" height="400"') => `<rect ${rest} fill="${color}"/>`;

function letters(text: string, color: string, size: number): string {
  return `<text x="200" y="200" dy=".36em" text-anchor="middle" font-family="system-ui,sans-serif" font-weight="600" font-size="${size}" fill="${color}">${initialsOf(text)}</text>`;
}

function drawAvatar(text: string, [ground, accent, ink]: Palette, random: Random): string {
  const [x, y] = [random.integer(0, 400), random.integer(260, 420)];
  return `${rect(ground)}<circle cx="${x}" cy="${y}" r="${random.integer(130, 220)}" fill="${accent}" opacity=".28"/>${letters(text, ink, 150)}`;
}

function drawLogo(text: string, [ground, accent]: Palette, random: Random): string {
  const mark = random.pick([
    `<circle cx="200" cy="200" r="150" fill="${ground}"/>`,
    rect(ground, 'x="50" y="50" width="300" height="300" rx="64"'),
    `<path d="M200 40 350 125v150L200 360 50 275V125z" fill="${ground}"/>`,
  ]);
  return `${rect('#ffffff')}${mark}<circle cx="290" cy="110" r="34" fill="${accent}"/>${letters(text, '#ffffff', 120)}`;
}

function drawIcon(_text: string, [ground, accent]: Palette, random: Random): string {
  const shape = random.pick([
    '<path d="M200 90 310 310H90z"/>',
    '<circle cx="200" cy="200" r="110"/>',
    '<rect x="100" y="100" width="200" height="200" rx="28"/>',
    '<path d="M200 80 236 164 327 172 258 232 279 321 200 274 121 321 142 232 73 172 164 164z"/>',
  ]);
  return `${rect(ground, 'width="400" height="400" rx="72"')}<g fill="${accent}">${shape}</g>`;
}

/** A vessel, a box, a tube or a sphere on a table, with its shadow. */
function drawProduct(_text: string, [ground, accent]: Palette, random: Random): string {
  const height = random.integer(120, 190);
  const top = 300 - height;
  const body = random.pick([
    `<rect x="130" y="${top}" width="140" height="${height}" rx="16"/>`,
    `<path d="M150 ${top}h100l26 ${height}H124z"/>`,
    `<path d="M120 ${top}h160v${height - 70}a80 70 0 0 1-160 0z"/>`,
    `<circle cx="200" cy="210" r="90"/>`,
    `<rect x="80" y="${top + 30}" width="240" height="${height - 30}" rx="22"/>`,
  ]);
  const band = `<rect x="130" y="${random.integer(212, 250)}" width="140" height="16" fill="${ground}" opacity=".35"/>`;
  return `${rect('#f1ede6')}${rect('#e2dbd0', 'y="290" width="400" height="110"')}<ellipse cx="206" cy="304" rx="130" ry="16" opacity=".16"/><g fill="${random.next() < 0.5 ? ground : accent}">${body}</g>${band}`;
}

/** A landscape with hills and a sun. */
function drawPhoto(_text: string, [ground, accent]: Palette, random: Random): string {
  const hill = (base: number, color: string, opacity: number) => {
    const [a, b, c] = [0, 1, 2].map(() => base + random.integer(-46, 46));
    return `<path d="M0 ${a}C150 ${b} 250 ${c} 380 ${a}S540 ${b} 600 ${c}V400H0z" fill="${color}" opacity="${opacity}"/>`;
  };
  const sun = `<circle cx="${random.integer(90, 510)}" cy="${random.integer(70, 150)}" r="${random.integer(26, 48)}" fill="#fff6e0"/>`;
  return `${rect(accent, 'width="600" height="400"')}${sun}${hill(230, ground, 0.45)}${hill(280, ground, 0.7)}${hill(330, ground, 1)}`;
}
