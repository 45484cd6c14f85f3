import { type Theme, words } from './theme.ts';

/** Rooms of hotels, of homes and of offices. */
export const rooms: Theme = {
  owners: words(
    'room|suite|apartment|unit|cabin|accommodation|lodging|stay|space|desk|table|seat|meeting_room|room_type',
  ),
  groups: [
    {
      category: 'Double',
      alsoCalled: words('double_room|standard|twin|queen|king|room'),
      first: words('Garden|Courtyard|Corner|Harbour|Park|Terrace|Old Town|Morning'),
      second: words('Double|Twin|Queen|King'),
      about: words(
        'A quiet room that faces the garden.|With a desk, a kettle and fast Wi-Fi.|Breakfast is included and served until eleven.|The bathroom has a rain shower.|Two windows, and a view over the roofs.',
      ),
      tags: words('wifi|breakfast|quiet|city view'),
      price: [78, 190],
    },
    {
      category: 'Suite',
      alsoCalled: words('deluxe|family|penthouse|executive|premium|luxury|apartment|studio|loft'),
      first: words('Skyline|Lakeside|Family|Rooftop|Library|Gallery'),
      second: words('Suite|Studio|Loft|Apartment'),
      about: words(
        'Two rooms and a sofa that turns into a bed.|With a small kitchen for longer stays.|Its own balcony gets the sun in the evening.|Room for a family of four.',
      ),
      tags: words('balcony|kitchen|family|wifi'),
      price: [150, 380],
    },
    {
      category: 'Single',
      alsoCalled: words('single_room|economy|basic|budget|dormitory|shared'),
      first: words('Compact|Bright|Attic|Quiet'),
      second: words('Single|Hideaway|Snug'),
      about: words(
        'Everything for one night in the city.|Under the roof, with a skylight.|The station is five minutes away.',
      ),
      tags: words('budget|wifi|non-smoking'),
      price: [49, 95],
    },
  ],
};

/** Hotels, restaurants, venues, shops and other places with a name. */
export const venues: Theme = {
  owners: words(
    'hotel|venue|restaurant|cafe|bar|property|listing|house|home|building|museum|theater|theatre|cinema|gym|studio|hall|hostel|resort|place|location|site|facility|branch|store|shop|warehouse|clinic|hospital|school|library|parking|lot|station|stop|airport|farm|salon|court|pitch|attraction|destination|poi|office|spot|outlet|garage',
  ),
  groups: [
    {
      category: 'Venue',
      first: words(
        'Harbour|Lindenhof|Old Mill|Riverside|Station|Orchard|Market|Lighthouse|Cedar|Northgate|Hillside|Meadow',
      ),
      second: words('House|Court|Yard|Rooms|Hall|Terrace|Corner|Gardens|Works|Square'),
      about: words(
        'In the centre, three minutes from the station.|Opened in an old printing works and renovated last year.|Step-free, with parking for bicycles.|Popular with families at the weekend.|Run by the same people since the beginning.|There is a courtyard with tables in the sun.',
      ),
      tags: words('central|family-friendly|accessible|parking'),
      price: [60, 290],
    },
  ],
};

/** Trips and tours. */
export const trips: Theme = {
  owners: words(
    'trip|tour|flight|journey|route|ride|itinerary|package|excursion|travel|cruise|activity|experience',
  ),
  groups: [
    {
      category: 'City',
      alsoCalled: words('culture|sightseeing|city_break'),
      first: words('Weekend in|Three Days in|A Walk through|Hidden Corners of|Markets of'),
      second: words('Lisbon|Kraków|Bologna|Edinburgh|Kyoto|Porto|Utrecht|Valencia'),
      about: words(
        'Small groups with a guide who grew up there.|Trains and the first dinner are included.|Half of every day is free.|Good shoes are all you need.',
      ),
      tags: words('small group|train|culture'),
      price: [190, 890],
    },
    {
      category: 'Nature',
      alsoCalled: words('hiking|adventure|outdoor|beach|mountain'),
      first: words('Hiking in|Cycling around|A Week on|Kayaking off'),
      second: words(
        'the Dolomites|Lake Constance|the Scottish Coast|the Algarve|the Tatra Mountains|Gotland',
      ),
      about: words(
        'Luggage travels ahead.|Stages of four to six hours a day.|Nights in family-run guest houses.|The season ends in October.',
      ),
      tags: words('hiking|active|summer'),
      price: [320, 1450],
    },
  ],
};
