import { createRequire } from 'node:module';
import type { Country, FakerLocale } from './countries.ts';

/** The names of the people of a country. */
export interface PeopleNames {
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly family: readonly string[];
}

const list = (text: string): readonly string[] => text.split(' ');

/** Common names, since the lists of faker for English have many that are rare. */
const english: PeopleNames = {
  female: list(
    'Alice Amelia Anna Beth Charlotte Chloe Clara Diana Eleanor Ella Emily Emma Eva Fiona Freya Grace Hannah Heather Holly Isla Ivy Jane Jessica Joan Julia Karen Kate Laura Leah Lily Lucy Maya Megan Mia Molly Naomi Nora Olivia Paula Phoebe Rachel Rosa Ruby Ruth Sarah Sophie Stella Tara Violet Zoe',
  ),
  male: list(
    'Adam Aidan Alex Andrew Arthur Ben Brian Callum Charlie Daniel David Dominic Dylan Edward Elliot Ethan Finn Frank George Harry Henry Hugo Ian Isaac Jack Jacob James Joel John Joseph Kevin Leo Liam Louis Lucas Marcus Martin Matthew Max Nathan Noah Oliver Oscar Owen Patrick Peter Robert Samuel Simon Thomas',
  ),
  family: list(
    'Adams Allen Bailey Baker Barnes Bell Bennett Brooks Brown Butler Campbell Carter Clark Coleman Collins Cook Cooper Cox Davies Dixon Edwards Ellis Evans Fisher Foster Fox Gibson Graham Grant Gray Green Griffin Hall Harris Hayes Hill Howard Hughes Hunt Jackson Jenkins Johnson Jones Kelly Knight Lawson Lewis Marshall Mason Miller Mitchell Moore Morgan Morris Murphy Murray Nelson Palmer Parker Perry Porter Powell Price Quinn Reed Reynolds Richards Roberts Robinson Rogers Ross Russell Scott Shaw Simpson Stewart Sullivan Taylor Turner Walker Walsh Ward Warren Watson Webb West White Wilson Wood Wright Young',
  ),
};

/** In Latin letters: most contracts, and mail addresses, take no others. */
const japanese: PeopleNames = {
  female: list(
    'Aiko Akari Ayaka Chiyo Emi Hana Haruka Kaori Keiko Mai Mika Misaki Naoko Rina Sakura Yui Yuki Yumi',
  ),
  male: list(
    'Akira Daichi Daiki Haruto Hiroshi Kaito Kazuki Kenji Makoto Naoki Ren Riku Satoshi Shota Takumi Yuto',
  ),
  family: list(
    'Abe Endo Fujita Goto Hasegawa Hayashi Inoue Ishikawa Ito Kato Kimura Kobayashi Kondo Maeda Matsumoto Mori Murakami Nakajima Nakamura Ogawa Okada Saito Sakamoto Sasaki Sato Shimizu Suzuki Takahashi Tanaka Watanabe Yamada Yamamoto Yamazaki Yoshida',
  ),
};

/** The names of the people of a country; those of a locale of faker are loaded when they are first needed. */
export function createPeopleNames(): (country: Country) => PeopleNames {
  const loaded = new Map<FakerLocale, PeopleNames>();
  return ({ code, fakerLocale }) => {
    if (fakerLocale === undefined) return code === 'JP' ? japanese : english;
    const names = loaded.get(fakerLocale) ?? loadNames(fakerLocale);
    loaded.set(fakerLocale, names);
    return names;
  };
}

interface FakerDefinitions {
  readonly person?: {
    readonly first_name?: Readonly<Record<string, readonly string[] | undefined>>;
    readonly last_name?: Readonly<Record<string, readonly string[] | undefined>>;
  };
}

function loadNames(locale: FakerLocale): PeopleNames {
  const require = createRequire(import.meta.url);
  const { faker } = require(`@faker-js/faker/locale/${locale}`) as {
    faker: { rawDefinitions: FakerDefinitions };
  };
  const { first_name: given = {}, last_name: family = {} } = faker.rawDefinitions.person ?? {};
  const { female = english.female, male = english.male } = given;
  return { female, male, family: family.generic ?? english.family };
}
