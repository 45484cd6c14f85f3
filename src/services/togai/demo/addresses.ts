/** A country as its companies need it: money, form of company, and how its addresses are written. */
export interface Country {
  readonly code: string;
  readonly currency: string;
  readonly language: string;
  /** What the name of a company ends with. */
  readonly company: string;
  /** A `#` is replaced with a digit, the first of which is not 0. */
  readonly streets: readonly string[];
  readonly towns: readonly Town[];
}

/** A town, how its postal codes begin, and a range of phone numbers there that are nobody's. */
export interface Town {
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly phoneNumber: string;
}

const town = (city: string, state: string, postalCode: string, phoneNumber: string): Town => ({
  city,
  state,
  postalCode,
  phoneNumber,
});

/** Where the customers of a demo are. */
export const countries: readonly Country[] = [
  {
    code: 'US',
    currency: 'USD',
    language: 'en-US',
    company: 'Inc',
    streets: ['#### Broadway Street', '### Maple Avenue', '#### Market Street', '## Harbor Drive'],
    towns: [
      town('Portland', 'Oregon', '972##', '+1503555####'),
      town('Austin', 'Texas', '787##', '+1512555####'),
      town('Denver', 'Colorado', '802##', '+1303555####'),
      town('Madison', 'Wisconsin', '537##', '+1608555####'),
    ],
  },
  {
    code: 'GB',
    currency: 'GBP',
    language: 'en-GB',
    company: 'Ltd',
    streets: ['## Station Road', '# Church Lane', '### Victoria Street', '## Mill Hill'],
    towns: [
      town('Leeds', 'West Yorkshire', 'LS# #QT', '+441134960###'),
      town('Manchester', 'Greater Manchester', 'M## #AB', '+441614960###'),
      town('Edinburgh', 'Scotland', 'EH# #LW', '+441314960###'),
    ],
  },
  {
    code: 'DE',
    currency: 'EUR',
    language: 'de-DE',
    company: 'GmbH',
    streets: ['Lindenallee ##', 'Schillerstraße ###', 'Am Hafen #', 'Gartenweg ##'],
    towns: [
      town('Berlin', 'Berlin', '10###', '+493023125###'),
      town('Hamburg', 'Hamburg', '20###', '+494066969###'),
      town('München', 'Bayern', '80###', '+498999998###'),
    ],
  },
  {
    code: 'FR',
    currency: 'EUR',
    language: 'fr-FR',
    company: 'SARL',
    streets: ['## rue de la République', '### avenue Victor Hugo', '# quai des Tanneurs'],
    towns: [
      town('Lyon', 'Auvergne-Rhône-Alpes', '6900#', '+33465710###'),
      town('Nantes', 'Pays de la Loire', '440##', '+33261910###'),
      town('Toulouse', 'Occitanie', '310##', '+33536490###'),
    ],
  },
  {
    code: 'IN',
    currency: 'INR',
    language: 'en-IN',
    company: 'Pvt Ltd',
    streets: ['##, MG Road', '###, Station Road', '##, Gandhi Nagar'],
    towns: [
      town('Bengaluru', 'Karnataka', '5600##', '+919876543###'),
      town('Pune', 'Maharashtra', '4110##', '+919876544###'),
      town('Chennai', 'Tamil Nadu', '6000##', '+919876545###'),
    ],
  },
  {
    code: 'AU',
    currency: 'AUD',
    language: 'en-AU',
    company: 'Pty Ltd',
    streets: ['### George Street', '## Collins Street', '# Elizabeth Street'],
    towns: [
      town('Sydney', 'New South Wales', '20##', '+61255501###'),
      town('Melbourne', 'Victoria', '30##', '+61355501###'),
      town('Brisbane', 'Queensland', '40##', '+61755501###'),
    ],
  },
  {
    code: 'CA',
    currency: 'CAD',
    language: 'en-CA',
    company: 'Inc',
    streets: ['### King Street', '#### Granville Street', '## Queen Street'],
    towns: [
      town('Toronto', 'Ontario', 'M5V #K#', '+1416555####'),
      town('Vancouver', 'British Columbia', 'V6B #H#', '+1604555####'),
      town('Halifax', 'Nova Scotia', 'B3H #A#', '+1902555####'),
    ],
  },
  {
    code: 'JP',
    currency: 'JPY',
    language: 'ja-JP',
    company: 'KK',
    streets: ['#-#-## Minato-ku', '#-##-# Kita-ku'],
    towns: [
      town('Tokyo', 'Tokyo', '103-00##', '+8135550####'),
      town('Nagoya', 'Aichi', '460-00##', '+8152555####'),
      town('Osaka', 'Osaka', '530-00##', '+8165550####'),
    ],
  },
];
